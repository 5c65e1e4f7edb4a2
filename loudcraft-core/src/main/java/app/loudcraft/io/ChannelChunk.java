package app.loudcraft.io;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.metadata.Chunk;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The {@code CHAN} chunk of AIFF files: where the channels belong.
 *
 * <p>Source: Apple, Core Audio's {@code AudioChannelLayout}: a tag, a bitmap, and a number of descriptions of 20 bytes. The
 * tag says an order of its own, or that the bitmap counts, whose bits are those of a WAVE file's channel mask, or the
 * descriptions, which begin with a label each.
 */
final class ChannelChunk {

    static final String ID = "CHAN";

    /** Bytes that are looked at: three numbers and 64 descriptions. */
    static final int MAX_BYTES = 12 + 64 * 20;

    private static final int PLAIN_BYTES = 12;
    private static final int DESCRIPTION_BYTES = 20;
    private static final int USE_DESCRIPTIONS = 0;
    private static final int USE_BITMAP = 1 << 16;

    private static final int LABEL_LEFT_SURROUND = 5;
    private static final int LABEL_RIGHT_SURROUND = 6;
    private static final int LABEL_LEFT_DIRECT = 10;
    private static final int LABEL_RIGHT_DIRECT = 11;
    private static final int LABEL_LEFT_REAR = 33;

    // kAudioChannelLabel_..., those that mean the same in every company.
    private static final Map<Integer, Channel> BY_LABEL = Map.ofEntries(
            Map.entry(1, Channel.LEFT),
            Map.entry(2, Channel.RIGHT),
            Map.entry(3, Channel.CENTRE),
            Map.entry(4, Channel.LFE),
            Map.entry(7, Channel.LEFT_OF_CENTRE),
            Map.entry(8, Channel.RIGHT_OF_CENTRE),
            Map.entry(9, Channel.BACK_CENTRE),
            Map.entry(12, Channel.TOP_CENTRE),
            Map.entry(13, Channel.TOP_FRONT_LEFT),
            Map.entry(14, Channel.TOP_FRONT_CENTRE),
            Map.entry(15, Channel.TOP_FRONT_RIGHT),
            Map.entry(16, Channel.TOP_BACK_LEFT),
            Map.entry(17, Channel.TOP_BACK_CENTRE),
            Map.entry(18, Channel.TOP_BACK_RIGHT),
            Map.entry(33, Channel.LEFT_BACK),
            Map.entry(34, Channel.RIGHT_BACK),
            Map.entry(35, Channel.LEFT_WIDE),
            Map.entry(36, Channel.RIGHT_WIDE),
            Map.entry(37, Channel.LFE_2),
            Map.entry(42, Channel.MONO),
            Map.entry(49, Channel.TOP_SIDE_LEFT),
            Map.entry(51, Channel.TOP_SIDE_RIGHT));

    // kAudioChannelLayoutTag_... without the number of channels, as labels: MPEG, ITU, DVD, AudioUnit, AAC.
    private static final Map<Integer, int[]> LABELS_BY_TAG = Map.ofEntries(
            tag(100, 42),
            tag(101, 1, 2),
            tag(108, 1, 2, 5, 6),
            tag(109, 1, 2, 5, 6, 3),
            tag(110, 1, 2, 5, 6, 3, 9),
            tag(113, 1, 2, 3),
            tag(114, 3, 1, 2),
            tag(115, 1, 2, 3, 9),
            tag(116, 3, 1, 2, 9),
            tag(117, 1, 2, 3, 5, 6),
            tag(118, 1, 2, 5, 6, 3),
            tag(119, 1, 3, 2, 5, 6),
            tag(120, 3, 1, 2, 5, 6),
            tag(121, 1, 2, 3, 4, 5, 6),
            tag(122, 1, 2, 5, 6, 3, 4),
            tag(123, 1, 3, 2, 5, 6, 4),
            tag(124, 3, 1, 2, 5, 6, 4),
            tag(125, 1, 2, 3, 4, 5, 6, 9),
            tag(126, 1, 2, 3, 4, 5, 6, 7, 8),
            tag(127, 3, 7, 8, 1, 2, 5, 6, 4),
            tag(128, 1, 2, 3, 4, 5, 6, 33, 34),
            tag(131, 1, 2, 9),
            tag(132, 1, 2, 5, 6),
            tag(133, 1, 2, 4),
            tag(134, 1, 2, 4, 9),
            tag(135, 1, 2, 4, 5, 6),
            tag(136, 1, 2, 3, 4),
            tag(137, 1, 2, 3, 4, 9),
            tag(138, 1, 2, 5, 6, 4),
            tag(139, 1, 2, 5, 6, 3, 9),
            tag(140, 1, 2, 5, 6, 3, 33, 34),
            tag(141, 3, 1, 2, 5, 6, 9),
            tag(142, 3, 1, 2, 5, 6, 9, 4),
            tag(143, 3, 1, 2, 5, 6, 33, 34),
            tag(144, 3, 1, 2, 5, 6, 33, 34, 9));

    private ChannelChunk() {}

    private static Map.Entry<Integer, int[]> tag(int tag, int... labels) {
        return Map.entry(tag, labels);
    }

    /** The chunk of a layout whose places its number of channels does not say; empty if it does, or no mask can. */
    static Optional<Chunk> of(ChannelLayout layout) {
        int mask = ChannelMask.mask(layout);
        if (mask == 0 || ChannelMask.isPlain(layout)) {
            return Optional.empty();
        }
        ByteBuffer payload =
                ByteBuffer.allocate(PLAIN_BYTES).putInt(USE_BITMAP).putInt(mask).putInt(0);
        return Optional.of(Chunk.of(ID, payload.array()));
    }

    /** The layout that the first bytes of a chunk give so many channels; empty if none that is known. */
    static Optional<ChannelLayout> layout(byte[] payload, int channels) {
        if (payload.length < PLAIN_BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(payload);
        int tag = bytes.getInt(0);
        if (tag == USE_BITMAP) {
            int mask = bytes.getInt(4);
            return mask == 0 ? Optional.empty() : Optional.of(ChannelMask.layout(mask, channels));
        }
        int[] labels = tag == USE_DESCRIPTIONS ? described(bytes) : LABELS_BY_TAG.get(tag >>> 16);
        boolean counted = tag == USE_DESCRIPTIONS || (tag & 0xFFFF) == channels;
        return labels != null && labels.length == channels && counted ? Optional.of(layout(labels)) : Optional.empty();
    }

    private static int[] described(ByteBuffer bytes) {
        long count = Integer.toUnsignedLong(bytes.getInt(8));
        int[] labels = new int[(bytes.capacity() - PLAIN_BYTES) / DESCRIPTION_BYTES];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = bytes.getInt(PLAIN_BYTES + i * DESCRIPTION_BYTES);
        }
        return count <= labels.length ? Arrays.copyOf(labels, (int) count) : null;
    }

    private static ChannelLayout layout(int[] labels) {
        Set<Integer> all = Arrays.stream(labels).boxed().collect(Collectors.toSet());
        return ChannelLayout.of(Arrays.stream(labels)
                .mapToObj(label -> role(label, all::contains))
                .toArray(Channel[]::new));
    }

    /** Surround is beside where there is a pair behind it, and behind where there is one beside, as in a mask. */
    private static Channel role(int label, IntPredicate isThere) {
        boolean rear = isThere.test(LABEL_LEFT_REAR);
        boolean direct = isThere.test(LABEL_LEFT_DIRECT);
        boolean surround = isThere.test(LABEL_LEFT_SURROUND);
        return switch (label) {
            case LABEL_LEFT_SURROUND -> rear ? Channel.LEFT_SIDE : direct ? Channel.LEFT_BACK : Channel.LEFT_SURROUND;
            case LABEL_RIGHT_SURROUND ->
                rear ? Channel.RIGHT_SIDE : direct ? Channel.RIGHT_BACK : Channel.RIGHT_SURROUND;
            case LABEL_LEFT_DIRECT -> surround || rear ? Channel.LEFT_SIDE : Channel.LEFT_SURROUND;
            case LABEL_RIGHT_DIRECT -> surround || rear ? Channel.RIGHT_SIDE : Channel.RIGHT_SURROUND;
            default -> BY_LABEL.getOrDefault(label, Channel.UNSPECIFIED);
        };
    }
}
