package attest.language;

/**
 * A sentence as the network reads it.
 *
 * @param from index of its first word among the words of its paragraph
 * @param forms its words
 * @param ids wordpieces, with the marks of start and stop
 * @param shapes shape of the part of the word that each wordpiece belongs to
 * @param starts for each word the index of its first wordpiece
 */
record Encoded(int from, String[] forms, int[] ids, byte[] shapes, int[] starts) {}
