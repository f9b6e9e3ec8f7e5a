package attest.api;

import attest.access.IncidentFilter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what takes the conditions of {@link IncidentFilter}, for the description of the API. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Filtered {
  /** Whether it comes in pages. */
  boolean paged() default false;
}
