package attest.resolve.time;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slots that read figures: numbers, days of a month, years, hours. */
final class NumberSlots {
  private final Map<String, String> units;
  private final Map<String, String> tens;

  /**
   * Slots that know number words.
   *
   * @param units words up to nineteen, and vague ones with the value {@code X}
   * @param tens words for twenty to ninety
   */
  NumberSlots(Map<String, String> units, Map<String, String> tens) {
    this.units = Map.copyOf(units);
    this.tens = Map.copyOf(tens);
  }

  /** "36", "1.5", "three", "twenty-five", "a hundred". */
  Slot.@Nullable Hit number(List<Word> words, int index) {
    Word word = words.get(index);
    if (Character.isDigit(word.form().charAt(0))) {
      String plain = word.form().replace(",", "");
      boolean grouped = plain.length() != word.form().length();
      if (plain.length() > 7 || (grouped && !word.form().matches("[0-9]{1,3}(,[0-9]{3})+"))) {
        return null;
      }
      return plain.matches("[0-9]+(\\.[0-9]+)?") ? new Slot.Hit(index + 1, plain) : null;
    }
    String ten = tens.get(word.lower());
    if (ten != null) {
      String unit = unitAfterHyphen(words, index);
      return unit == null
          ? new Slot.Hit(index + 1, ten)
          : new Slot.Hit(index + 3, String.valueOf(Integer.parseInt(ten) + Integer.parseInt(unit)));
    }
    String unit = units.get(word.lower());
    if (unit == null) {
      return null;
    }
    if (index + 1 < words.size()
        && words.get(index + 1).lower().equals("hundred")
        && !unit.equals("X")) {
      return new Slot.Hit(index + 2, unit + "00");
    }
    return new Slot.Hit(index + 1, unit);
  }

  private @Nullable String unitAfterHyphen(List<Word> words, int index) {
    if (index + 2 >= words.size() || !words.get(index + 1).lower().equals("-")) {
      return null;
    }
    String unit = units.get(words.get(index + 2).lower());
    return unit == null || unit.length() != 1 || unit.equals("X") ? null : unit;
  }

  /** "8", "8th": the number of a day. */
  static Slot.@Nullable Hit day(List<Word> words, int index) {
    String form = words.get(index).lower();
    int digits = leadingDigits(form);
    if (digits < 1 || digits > 2) {
      return null;
    }
    String tail = form.substring(digits);
    if (!tail.isEmpty() && !isOrdinalEnding(tail)) {
      return null;
    }
    int day = Integer.parseInt(form.substring(0, digits));
    return day >= 1 && day <= 31 ? new Slot.Hit(index + 1, String.valueOf(day)) : null;
  }

  /** "8th": the number of a day or century with its ending. */
  static Slot.@Nullable Hit ordinal(List<Word> words, int index) {
    String form = words.get(index).lower();
    int digits = leadingDigits(form);
    return digits > 0 && digits <= 2 && isOrdinalEnding(form.substring(digits))
        ? new Slot.Hit(index + 1, form.substring(0, digits))
        : null;
  }

  /** "2011": four digits from 1000 to 2199. */
  static Slot.@Nullable Hit year(List<Word> words, int index) {
    Word word = words.get(index);
    if (word.form().length() != 4 || !word.digits()) {
      return null;
    }
    int year = Integer.parseInt(word.form());
    return year >= 1000 && year < 2200 ? new Slot.Hit(index + 1, word.form()) : null;
  }

  /** "15": two digits that end a range of years. */
  static Slot.@Nullable Hit shortYear(List<Word> words, int index) {
    Word word = words.get(index);
    return word.form().length() == 2 && word.digits() ? new Slot.Hit(index + 1, word.form()) : null;
  }

  /** "1990s", "90s": a decade; the value lacks the last digit of the year. */
  static Slot.@Nullable Hit decade(List<Word> words, int index) {
    String form = words.get(index).lower();
    int digits = leadingDigits(form);
    if ((digits != 4 && digits != 2)
        || !form.substring(digits).equals("s")
        || form.charAt(digits - 1) != '0') {
      return null;
    }
    String head = form.substring(0, digits - 1);
    if (digits == 4) {
      return new Slot.Hit(index + 1, head);
    }
    return new Slot.Hit(index + 1, (head.compareTo("2") >= 0 ? "19" : "20") + head);
  }

  /** "15:30", "3.30", "3", "0930": a time of day; the value is hour and minute with a colon. */
  static Slot.@Nullable Hit clock(List<Word> words, int index) {
    String form = words.get(index).lower();
    int digits = leadingDigits(form);
    if (digits == form.length() && digits <= 2 && digits > 0) {
      return time(index, form, "00");
    }
    if (digits == 4 && form.length() == 4) {
      return time(index, form.substring(0, 2), form.substring(2));
    }
    return exactClock(words, index);
  }

  /** "15:30": a time of day with a colon. */
  static Slot.@Nullable Hit exactClock(List<Word> words, int index) {
    String form = words.get(index).lower();
    int digits = leadingDigits(form);
    if (digits < 1
        || digits > 2
        || form.length() < digits + 3
        || (form.charAt(digits) != ':' && form.charAt(digits) != '.')) {
      return null;
    }
    String rest = form.substring(digits + 1);
    return rest.matches("[0-5][0-9](:[0-5][0-9])?")
        ? time(index, form.substring(0, digits), rest.substring(0, 2))
        : null;
  }

  /** "3pm", "3:30pm": the value is hour, colon, minute, and the half of the day. */
  static Slot.@Nullable Hit joinedClock(List<Word> words, int index) {
    String form = words.get(index).lower();
    if (form.length() < 3 || (!form.endsWith("am") && !form.endsWith("pm"))) {
      return null;
    }
    String head = form.substring(0, form.length() - 2);
    String half = form.substring(form.length() - 2);
    Word number = new Word(0, head.length(), head, head);
    if (!Character.isDigit(head.charAt(0))) {
      return null;
    }
    Slot.Hit hit = clock(List.of(number), 0);
    return hit == null ? null : new Slot.Hit(index + 1, hit.value() + half);
  }

  /** "2016-03-08", with a time or without. */
  static Slot.@Nullable Hit iso(List<Word> words, int index) {
    String form = words.get(index).form();
    return form.length() >= 10 && form.charAt(4) == '-' && form.charAt(7) == '-'
        ? new Slot.Hit(index + 1, form)
        : null;
  }

  /** "25/12/2015": three numbers with strokes. */
  static Slot.@Nullable Hit slashed(List<Word> words, int index) {
    String form = words.get(index).form();
    return form.length() <= 10 && form.matches("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
        ? new Slot.Hit(index + 1, form)
        : null;
  }

  private static Slot.@Nullable Hit time(int index, String hour, String minute) {
    int hours = Integer.parseInt(hour);
    return hours > 24 || Integer.parseInt(minute) > 59
        ? null
        : new Slot.Hit(index + 1, (hours < 10 ? "0" : "") + hours + ":" + minute);
  }

  private static boolean isOrdinalEnding(String tail) {
    return tail.equals("st") || tail.equals("nd") || tail.equals("rd") || tail.equals("th");
  }

  private static int leadingDigits(String form) {
    int i = 0;
    while (i < form.length() && form.charAt(i) >= '0' && form.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
