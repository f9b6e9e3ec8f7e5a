package attest.incident;

/**
 * Who said what.
 *
 * @param speaker who
 * @param cue the verb or phrase of saying, as written
 * @param direct whether the words stand within quotation marks
 * @param evidence the words said
 * @param rule the rule that read it
 */
public record Statement(
    Speaker speaker, String cue, boolean direct, Evidence evidence, String rule) {}
