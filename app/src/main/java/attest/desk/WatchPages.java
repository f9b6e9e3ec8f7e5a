package attest.desk;

import attest.access.AuditLog;
import attest.access.Scope;
import attest.access.Visitor;
import attest.pipeline.AddressSecrets;
import attest.settings.Settings;
import attest.store.IncidentStore;
import attest.watch.FeedMemory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The feeds that are watched, and how each is. */
@Controller
final class WatchPages {
  private static final int MOST_FEEDS = 1_000;

  private final DeskWatch watch;
  private final IncidentStore store;
  private final Settings settings;
  private final AuditLog log;

  WatchPages(DeskWatch watch, IncidentStore store, Settings settings, AuditLog log) {
    this.watch = watch;
    this.store = store;
    this.settings = settings;
    this.log = log;
  }

  /**
   * A feed in the list; {@code own} if the desk watches it, else another program does or did.
   * {@code address} is whole, for administrators; {@code shown} and {@code fault} hide what may be
   * secret.
   */
  record Line(
      String address,
      String shown,
      boolean own,
      String read,
      String fault,
      int failures,
      String notBefore) {}

  @GetMapping("/watch")
  String list(@AuthenticationPrincipal Visitor visitor, Model model) {
    List<String> own = watch.feeds();
    Map<String, String> known = store.notes("watch-feed");
    TreeSet<String> all = new TreeSet<>(own);
    all.addAll(known.keySet());
    List<Line> lines = new ArrayList<>();
    for (String address : all) {
      String text = known.get(address);
      @Nullable FeedMemory memory = text == null ? null : FeedMemory.parse(text);
      lines.add(
          new Line(
              address,
              AddressSecrets.hide(address),
              own.contains(address),
              watch.lastRead(address),
              AddressSecrets.hide(watch.fault(address)),
              memory == null ? 0 : memory.failures(),
              memory == null || memory.notBefore() == null ? "" : memory.notBefore().toString()));
    }
    model.addAttribute("lines", lines);
    model.addAttribute("on", watch.isOn());
    model.addAttribute("interval", Wording.duration(settings.watch().interval()));
    model.addAttribute("manage", visitor.may(Scope.ADMIN));
    return "watch";
  }

  @PostMapping("/watch/add")
  String add(@AuthenticationPrincipal Visitor visitor, @RequestParam String address, Model model) {
    String given = address.strip();
    String fault = null;
    if (!isAddress(given)) {
      fault = "the address of a feed begins with https:// or http:// and names a host";
    } else if (watch.feeds().size() >= MOST_FEEDS) {
      fault = "a desk watches at most " + MOST_FEEDS + " feeds";
    }
    if (fault != null) {
      model.addAttribute("fault", fault);
      return list(visitor, model);
    }
    watch.add(given, visitor.name());
    log.add(visitor.name(), visitor.via(), "watch.add", AddressSecrets.hide(given), "");
    return "redirect:/watch";
  }

  @PostMapping("/watch/remove")
  String remove(@AuthenticationPrincipal Visitor visitor, @RequestParam String address) {
    watch.remove(address);
    log.add(visitor.name(), visitor.via(), "watch.remove", AddressSecrets.hide(address), "");
    return "redirect:/watch";
  }

  @PostMapping("/watch/switch")
  String set(@AuthenticationPrincipal Visitor visitor, @RequestParam boolean on) {
    watch.set(on);
    log.add(visitor.name(), visitor.via(), on ? "watch.start" : "watch.stop", "", "");
    return "redirect:/watch";
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return text.length() <= 2_000
          && address.getHost() != null
          && address.getUserInfo() == null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
