package attest.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest states. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {"attest " + (version == null ? "(not packaged)" : version)};
  }
}
