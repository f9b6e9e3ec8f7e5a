package attest.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium without a window: that of the system, else the one that Playwright keeps. Nothing is
 * downloaded. Everything that a page must not do is noted.
 */
final class DeskBrowser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();

  DeskBrowser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setHeadless(true)
            .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
            .setArgs(
                List.of(
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--disable-gpu",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"));
    Path system = system();
    if (system != null) {
      options.setExecutablePath(system);
    } else if (!Files.isExecutable(Path.of(playwright.chromium().executablePath()))) {
      playwright.close();
      throw new AssertionError(
          "There is no Chromium to test the pages with: install it, as with 'apt-get install"
              + " chromium', so that it is one of "
              + PLACES
              + ".");
    }
    browser = playwright.chromium().launch(options);
  }

  private static @Nullable Path system() {
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** A window of its own. */
  BrowserContext context(int width, int height, boolean dark) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setColorScheme(
                    dark
                        ? com.microsoft.playwright.options.ColorScheme.DARK
                        : com.microsoft.playwright.options.ColorScheme.LIGHT));
    context.setDefaultTimeout(60_000);
    return context;
  }

  /** A page; what it must not do is noted. */
  Page page(BrowserContext context) {
    Page page = context.newPage();
    page.onDialog(dialog -> {
      faults.add("a dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.onPageError(error -> faults.add("an error of a script: " + error));
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        faults.add(message.text());
      }
    });
    return page;
  }

  /** What pages did that they must not. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
