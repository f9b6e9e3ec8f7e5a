package attest.desk;

import attest.access.AuditLog;
import attest.access.Scope;
import attest.access.Visitor;
import attest.document.Published;
import attest.pipeline.StoredRun;
import attest.store.IncidentStore;
import attest.store.RunManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What was read at this desk, and the form that has something read. */
@Controller
final class RunPages {
  private static final int SHOWN = 100;
  private static final int MOST_FILES = 50;
  private static final Duration SILENCE = Duration.ofMinutes(15);

  private final Runs runs;
  private final ReadingJobs jobs;
  private final IncidentStore store;
  private final AuditLog log;
  private final InstantSource clock;

  RunPages(Runs runs, ReadingJobs jobs, IncidentStore store, AuditLog log, InstantSource clock) {
    this.clock = clock;
    this.runs = runs;
    this.jobs = jobs;
    this.store = store;
    this.log = log;
  }

  /** A manifest and when it first ran. */
  record Line(RunManifest manifest, Instant first) {}

  @GetMapping("/runs")
  String list(@AuthenticationPrincipal Visitor visitor, Model model) {
    List<Line> lines = new ArrayList<>();
    store.manifests().forEach((manifest, first) -> lines.add(new Line(manifest, first)));
    model.addAttribute("manifests", lines.reversed());
    model.addAttribute("runs", seen(visitor) ? all() : List.of());
    model.addAttribute("ingest", visitor.may(Scope.INGEST));
    return "runs";
  }

  /** The runs of this desk and those of the command line, the latest first. */
  private List<Runs.Run> all() {
    List<Runs.Run> all = new ArrayList<>(runs.list(SHOWN));
    StoredRun.list(store, SHOWN).forEach(run -> all.add(shown(run)));
    all.sort(Comparator.comparing(Runs.Run::started).reversed());
    return all.subList(0, Math.min(SHOWN, all.size()));
  }

  /** A run of the command line; one that was silent for long was ended from outside. */
  private Runs.Run shown(StoredRun run) {
    boolean broken =
        run.ended() == null && run.kind().equals("read") && run.isOver(clock.instant(), SILENCE);
    return new Runs.Run(
        run.id(),
        run.kind(),
        "command line",
        run.what(),
        run.manifest(),
        broken ? "broken" : run.ended() == null ? "running" : "done",
        run.started(),
        broken ? run.seen() : run.ended(),
        (int) run.articles(),
        (int) run.known(),
        (int) run.accounts(),
        (int) run.created(),
        (int) run.revised());
  }

  private static List<Runs.Told> problems(StoredRun run) {
    return run.problems().entrySet().stream()
        .map(told ->
            new Runs.Told(told.getKey(), (int) told.getValue().count(), told.getValue().example()))
        .sorted(Comparator.comparing(Runs.Told::count).reversed().thenComparing(Runs.Told::code))
        .toList();
  }

  @GetMapping("/runs/{id}")
  String one(
      @AuthenticationPrincipal Visitor visitor,
      @PathVariable String id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Model model) {
    Optional<StoredRun> told = StoredRun.find(store, id);
    Runs.Run run =
        runs.find(id)
            .or(() -> told.map(this::shown))
            .filter(found -> seen(visitor))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("run", run);
    model.addAttribute("problems", told.map(RunPages::problems).orElseGet(() -> runs.problems(id)));
    return htmx == null ? "run" : "run :: state";
  }

  @GetMapping("/read")
  String read() {
    return "read";
  }

  @PostMapping("/read")
  String read(
      @AuthenticationPrincipal Visitor visitor,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String published,
      Model model)
      throws IOException {
    List<ReadingJobs.Upload> uploads = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      if (!file.isEmpty()) {
        uploads.add(new ReadingJobs.Upload(name(file), file.getBytes()));
      }
    }
    if (!text.isBlank()) {
      uploads.add(new ReadingJobs.Upload("pasted text", text.getBytes(StandardCharsets.UTF_8)));
    }
    Published date =
        published.isBlank() ? null : Published.parse(published.strip(), Published.From.GIVEN);
    String fault = null;
    if (uploads.isEmpty() && address.isBlank()) {
      fault = "choose files, paste a text or give an address";
    } else if (uploads.size() > MOST_FILES) {
      fault = "at most " + MOST_FILES + " files at once; put more into an archive";
    } else if (!published.isBlank() && date == null) {
      fault = "the date must be a day such as 2016-03-09";
    } else if (!address.isBlank() && !address.strip().matches("https?://\\S{1,1990}")) {
      fault = "an address begins with https:// or http://";
    }
    if (fault == null) {
      try {
        String run =
            jobs.start(visitor.name(), uploads, address.isBlank() ? null : address.strip(), date);
        log.add(visitor.name(), visitor.via(), "read", run, "");
        return "redirect:/runs/" + run;
      } catch (RejectedExecutionException e) {
        fault = "too many jobs are waiting; try again later";
      }
    }
    model.addAttribute("fault", fault);
    model.addAttribute("text", text);
    model.addAttribute("address", address);
    model.addAttribute("published", published);
    return "read";
  }

  /** Runs name files and articles, some of which may be internal. */
  private static boolean seen(Visitor visitor) {
    return visitor.may(Scope.INTERNAL);
  }

  /** The name of a file without folders and control characters. */
  private static String name(MultipartFile file) {
    String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    String name =
        given
            .substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
            .replaceAll("\\p{Cntrl}", "");
    return name.isBlank() ? "file" : name.substring(0, Math.min(name.length(), 200));
  }
}
