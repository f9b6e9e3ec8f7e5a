package attest.resolve.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.incident.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerTest {
  @ParameterizedTest
  @CsvSource({
    "Ben Guerdane, TN, 33.14, 11.22",
    "Sabratha, LY, 32.79, 12.49",
    "Falluja, IQ, 33.35, 43.78",
    "Saigon, VN, 10.82, 106.63",
    "Leningrad, RU, 59.94, 30.31",
    "W.Va., US, 38.7, -80.7",
    "Ontario, CA, 49.6, -84.8",
    "Rapides Parish, US, 31.2, -92.4",
    "Darfur, SD, 13, 24.5",
    "Perquin, SV, 13.83, -88.11"
  })
  void hasThePlacesOfTheNews(String name, String country, double latitude, double longitude) {
    Place.Point point = new Place.Point(latitude, longitude);
    assertThat(Texts.gazetteer().lookup(name))
        .anyMatch(e -> country.equals(e.country()) && e.point().kilometresTo(point) < 30);
  }

  @Test
  void knowsFormerNamesOfCountries() {
    for (String name : List.of("Burma", "Zaire", "Soviet Union", "Ceylon", "Upper Volta")) {
      assertThat(Texts.gazetteer().lookup(name)).as(name).anyMatch(Gazetteer.Entry::isCountry);
    }
  }

  @Test
  void airportCodesAreNoNames() {
    assertThat(Texts.gazetteer().lookup("WAX")).isEmpty();
  }

  @Test
  void unknownNamesHaveNoPlace() {
    assertThat(Texts.gazetteer().lookup("Xyzzyville Junction")).isEmpty();
    assertThat(Texts.gazetteer().lookup("")).isEmpty();
    assertThat(Texts.gazetteer().lookup("...")).isEmpty();
  }

  @Test
  void countriesHaveAPointThatStandsForThem() {
    assertThat(Texts.gazetteer().representativePoint("TN")).isEqualTo(new Place.Point(34, 9.3));
    assertThat(Texts.gazetteer().representativePoint("QQ")).isNull();
    assertThat(Texts.gazetteer().representativePoint("x")).isNull();
    assertThat(Texts.gazetteer().countryName("BA")).isEqualTo("Bosnia and Herzegovina");
  }

  @Test
  void digestBesideTheTableIsTheTablesDigest() throws IOException {
    assertThat(GazetteerFiles.digest()).isEqualTo(GazetteerFiles.computeDigest());
  }

  @Test
  void damagedIndexIsBuiltAgain(@TempDir Path folder) throws IOException {
    PlaceOptions options = new PlaceOptions(folder, null, 0, true);
    Gazetteer.open(options);
    Path index;
    try (var files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      index = all.getFirst();
    }
    byte[] half = Files.readAllBytes(index);
    Files.write(folder.resolve("half"), java.util.Arrays.copyOf(half, half.length / 2));
    Files.move(folder.resolve("half"), index, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(Gazetteer.open(options).lookup("Sabratha")).isNotEmpty();
    assertThat(Files.size(index)).isEqualTo(half.length);
  }

  @Test
  void manyMayBuildAtOnce(@TempDir Path folder) throws Exception {
    PlaceOptions options = new PlaceOptions(folder, null, 0, true);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Gazetteer>> tasks = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        tasks.add(() -> Gazetteer.open(options));
      }
      for (Future<Gazetteer> gazetteer : threads.invokeAll(tasks)) {
        assertThat(gazetteer.get().lookup("Ben Guerdane")).isNotEmpty();
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files.toList()).hasSize(1);
    }
  }

  @Test
  void unwritableCacheIsNoObstacle(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Gazetteer gazetteer = Gazetteer.open(new PlaceOptions(file.resolve("cache"), null, 0, true));
    assertThat(gazetteer.lookup("Sabratha")).isNotEmpty();
  }

  @Test
  void otherFilesAreRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.index"), "x".repeat(500));
    assertThatThrownBy(() -> Gazetteer.open(new PlaceOptions(folder, file, 0, true)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("own.index");
  }
}
