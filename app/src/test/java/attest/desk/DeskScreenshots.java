package attest.desk;

import attest.server.DeskServer;
import attest.server.ServerOptions;
import attest.settings.Settings;
import attest.settings.SettingsReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes pictures of the pages for docs/desk.md; scripts/screenshots.sh runs it. */
final class DeskScreenshots {
  private DeskScreenshots() {}

  /**
   * Takes the pictures.
   *
   * @param arguments a database without users, and the folder for the pictures
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Settings settings =
        new SettingsReader().read(null, Map.of(), Map.of("serve.port", "0")).settings();
    try (DeskServer server =
            DeskServer.start(
                new ServerOptions(arguments[0], settings, true), InstantSource.system());
        DeskBrowser browser = new DeskBrowser()) {
      Map<String, String> pages = new LinkedHashMap<>();
      try (BrowserContext context = browser.context(1280, 900, false)) {
        Page page = browser.page(context);
        pages.put("overview", server.address() + "/");
        page.navigate(pages.get("overview"));
        String incident =
            page.locator("table.cards tr:has(.differ) a").first().getAttribute("href");
        pages.put("incident", server.address() + incident);
        page.navigate(pages.get("incident"));
        String claim =
            page.locator("section[aria-labelledby=toll] a.words").first().getAttribute("href");
        pages.put("article", server.address() + claim);
        pages.put("review", server.address() + "/review");
        pages.put("search", server.address() + "/search?words=bomb");
        page.navigate(server.address() + "/code");
        page.fill("input[name=size]", "6");
        page.fill("input[name=seed]", "7");
        page.locator("form[action$='/code/sample'] button").click();
        pages.put("code", server.address() + "/code");
        pages.put(
            "coding",
            server.address() + page.locator("a[href^='/code/']").first().getAttribute("href"));
        pages.put("alerts", server.address() + "/alerts/new");
        pages.put("watch", server.address() + "/watch");
        pages.put("runs", server.address() + "/runs");
        page.navigate(pages.get("runs"));
        pages.put(
            "run",
            server.address() + page.locator("a[href^='/runs/']").first().getAttribute("href"));
        pages.put("read", server.address() + "/read");
        pages.put("admin", server.address() + "/admin");
      }
      for (String look : new String[] {"light", "dark", "phone"}) {
        boolean phone = look.equals("phone");
        try (BrowserContext context =
            browser.context(phone ? 360 : 1280, phone ? 740 : 900, look.equals("dark"))) {
          for (Map.Entry<String, String> one : pages.entrySet()) {
            boolean wanted =
                !look.equals("dark")
                    || one.getKey().equals("overview")
                    || one.getKey().equals("article");
            if (wanted) {
              Page page = browser.page(context);
              page.navigate(one.getValue());
              page.waitForTimeout(2_500);
              page.screenshot(
                  new Page.ScreenshotOptions()
                      .setPath(folder.resolve(one.getKey() + "-" + look + ".png")));
              page.close();
            }
          }
        }
      }
    }
  }
}
