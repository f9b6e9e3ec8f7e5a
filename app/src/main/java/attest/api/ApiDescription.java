package attest.api;

import attest.access.IncidentFilter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the API describes itself (OpenAPI). */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final Map<String, String> FILTERS =
      Map.ofEntries(
          Map.entry("since", "Incidents of this day (ISO 8601) or later"),
          Map.entry("until", "Incidents of this day or earlier"),
          Map.entry("country", "Incidents in a country (ISO 3166-1 alpha-2, such as NG)"),
          Map.entry(
              "bbox", "W,S,E,N: incidents between two meridians and two parallels, in degrees"),
          Map.entry("near", "LAT,LON,KM: incidents within a distance of a point"),
          Map.entry("type", "Incidents of these types, such as armed_clash, joined by commas"),
          Map.entry("status", "Incidents of these statuses, such as occurred, joined by commas"),
          Map.entry("actor", "Incidents with an actor whose name contains this"),
          Map.entry(
              "toll", "Incidents in which at least so many came to a harm, such as killed=10"),
          Map.entry(
              "reviewed", "true or false: only incidents that a reviewer decided on, or others"),
          Map.entry("rejected", "true: also incidents that a reviewer rejected"),
          Map.entry("changedSince", "Incidents whose last change was stored at this time or later"),
          Map.entry("words", "Incidents whose evidence has all these words"),
          Map.entry("asOf", "What was known at this time, such as 2016-03-09T12:00Z"));

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Attest")
                .version("1")
                .description(
                    "Incidents of political violence with the words that each value rests on. Offsets"
                        + " are code points of the text of an article. What goes wrong is told as RFC"
                        + " 9457 has it. Pages of lists follow each other by cursors.")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url("/").description("this desk")))
        .addSecurityItem(new SecurityRequirement().addList("token"))
        .components(
            new Components()
                .addSecuritySchemes(
                    "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")));
  }

  /** The same order each time. */
  @Bean
  OpenApiCustomizer inOrder() {
    return api -> {
      if (api.getTags() != null) {
        api.setTags(
            api.getTags().stream()
                .sorted(java.util.Comparator.comparing(io.swagger.v3.oas.models.tags.Tag::getName))
                .toList());
      }
    };
  }

  @Bean
  OperationCustomizer filters() {
    return (operation, method) -> {
      Filtered filtered = method.getMethodAnnotation(Filtered.class);
      if (filtered != null) {
        for (String name : IncidentFilter.NAMES) {
          operation.addParametersItem(query(name, FILTERS.getOrDefault(name, "")));
        }
        if (filtered.paged()) {
          operation.addParametersItem(
              query("limit", "How many at most, from 1 to " + Answers.MOST));
          operation.addParametersItem(query("cursor", "Where to go on, as an answer gave it"));
        }
      }
      return operation;
    };
  }

  private static Parameter query(String name, String description) {
    return new Parameter()
        .in("query")
        .name(name)
        .description(description)
        .required(false)
        .schema(new StringSchema());
  }
}
