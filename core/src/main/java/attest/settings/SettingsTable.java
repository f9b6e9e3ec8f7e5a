package attest.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys that the options records give, and the way from texts to records and back. */
final class SettingsTable {
  private SettingsTable() {}

  /**
   * All keys with their values as texts, in the order of the records; an absent value is an empty
   * text.
   */
  static Map<String, String> values(Settings settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RecordComponent section : Settings.class.getRecordComponents()) {
      Object options = get(section, settings);
      for (RecordComponent component : section.getType().getRecordComponents()) {
        values.put(key(section, component), text(get(component, options)));
      }
    }
    return values;
  }

  /** The settings with what {@code given} says of a key, and the default where it says null. */
  static Settings build(Function<String, @Nullable String> given) {
    Object[] sections =
        Arrays.stream(Settings.class.getRecordComponents())
            .map(section -> options(section, given))
            .toArray();
    return (Settings) construct(Settings.class, sections);
  }

  private static Object options(RecordComponent section, Function<String, @Nullable String> given) {
    Object defaults;
    try {
      defaults = section.getType().getMethod("defaults").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(section.getType() + " has no static defaults()", e);
    }
    RecordComponent[] components = section.getType().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = key(section, components[i]);
      String text = given.apply(key);
      values[i] = text == null ? get(components[i], defaults) : parse(key, components[i], text);
    }
    try {
      return construct(section.getType(), values);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("[" + section.getName() + "] " + e.getMessage());
    }
  }

  private static Object construct(Class<?> type, @Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " must be a public record", e);
    }
  }

  private static @Nullable Object get(RecordComponent component, @Nullable Object owner) {
    try {
      Method accessor = component.getAccessor();
      return accessor.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " must be public", e);
    }
  }

  private static String key(RecordComponent section, RecordComponent component) {
    return section.getName() + "." + kebab(component.getName());
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(String::valueOf).toList());
    }
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }

  private static @Nullable Object parse(String key, RecordComponent component, String text) {
    Class<?> type = component.getType();
    try {
      if (type == int.class) {
        return Integer.valueOf(text);
      }
      if (type == long.class) {
        return Long.valueOf(text);
      }
      if (type == double.class) {
        return Double.valueOf(text);
      }
      if (type == boolean.class) {
        return truth(key, text);
      }
      if (type == String.class) {
        return text;
      }
      if (type == Path.class) {
        return text.isEmpty() ? null : Path.of(text);
      }
      if (type == Duration.class) {
        return Duration.parse(text);
      }
      if (type == List.class) {
        return list(component, text);
      }
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new SettingsException(key + " must be " + wanted(type) + ", not '" + text + "'");
    }
    if (type.isEnum()) {
      return constant(key, type, text);
    }
    throw new IllegalStateException(key + " has a type that no setting can have: " + type);
  }

  private static List<Object> list(RecordComponent component, String text) {
    boolean paths = component.getGenericType().getTypeName().contains("java.nio.file.Path");
    List<Object> items = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(paths ? Path.of(item.strip()) : item.strip());
      }
    }
    return items;
  }

  private static Object constant(String key, Class<?> type, String text) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String name = text(constant);
      if (name.equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return constant;
      }
      names.add(name);
    }
    throw new SettingsException(
        key + " must be one of " + String.join(", ", names) + ", not '" + text + "'");
  }

  private static Boolean truth(String key, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SettingsException(key + " must be true or false, not '" + text + "'");
    };
  }

  private static String wanted(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == double.class) {
      return "a number";
    }
    return type == Duration.class ? "an ISO 8601 duration such as PT30S" : "a path";
  }
}
