package app.loudcraft.io;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Translates between the speaker bits of a WAVE file and channel roles.
 *
 * <p>The bits are those of {@code dwChannelMask} in Microsoft's WAVEFORMATEXTENSIBLE. They know one pair of surround
 * speakers as back or side and a second pair as the other; roles tell surround (110 degrees) from side (90) and back
 * (135). One pair alone is therefore surround, two pairs are side and back.
 */
final class ChannelMask {

    private static final int SIDE_BITS = 0x600;
    private static final int BACK_BITS = 0x30;
    private static final int BACK_CENTRE_BIT = 0x100;

    // KSAUDIO_SPEAKER_5POINT1POINT2 and 7POINT1POINT2 (ksmedia.h): the mask has no bits for speakers above the sides,
    // so the single pair of tops is written as front.
    private static final int MASK_5_1_2_BACK = 0x503F;
    private static final int MASK_5_1_2_SIDE = 0x560F;
    private static final int MASK_7_1_2 = 0x563F;

    // Roles in the order of the bits, as they are read where both pairs of surround speakers are there.
    private static final List<Channel> BITS = List.of(
            Channel.LEFT,
            Channel.RIGHT,
            Channel.CENTRE,
            Channel.LFE,
            Channel.LEFT_BACK,
            Channel.RIGHT_BACK,
            Channel.LEFT_OF_CENTRE,
            Channel.RIGHT_OF_CENTRE,
            Channel.BACK_CENTRE,
            Channel.LEFT_SIDE,
            Channel.RIGHT_SIDE,
            Channel.TOP_CENTRE,
            Channel.TOP_FRONT_LEFT,
            Channel.TOP_FRONT_CENTRE,
            Channel.TOP_FRONT_RIGHT,
            Channel.TOP_BACK_LEFT,
            Channel.TOP_BACK_CENTRE,
            Channel.TOP_BACK_RIGHT);

    private static final List<ChannelLayout> BY_COUNT = List.of(
            ChannelLayout.MONO,
            ChannelLayout.STEREO,
            ChannelLayout.SURROUND_3_0,
            ChannelLayout.QUAD,
            ChannelLayout.SURROUND_5_0,
            ChannelLayout.SURROUND_5_1,
            ChannelLayout.SURROUND_6_1,
            ChannelLayout.SURROUND_7_1);

    private ChannelMask() {}

    /** Whether so few channels say by their number where they belong, so that every reader knows without a mask. */
    static boolean isPlain(ChannelLayout layout) {
        return layout.isStereo()
                || layout.size() <= 2 && mask(layout) == 0
                || layout.size() == 1 && (layout.channel(0) == Channel.MONO || layout.channel(0) == Channel.CENTRE);
    }

    /** The layout that so many channels have where no mask tells. */
    static ChannelLayout layoutByCount(int channels) {
        return channels <= BY_COUNT.size() ? BY_COUNT.get(channels - 1) : ChannelLayout.unspecified(channels);
    }

    /** The layout of a file: the lowest bits of the mask in their order, then channels without a place. */
    static ChannelLayout layout(int mask, int channels) {
        int known = lowestBits(mask & (1 << BITS.size()) - 1, channels);
        if (known == 0) {
            return layoutByCount(channels);
        }
        if (channels == 1 && known == bit(Channel.CENTRE)) {
            return ChannelLayout.MONO;
        }
        if (channels == 8 && (known == MASK_5_1_2_BACK || known == MASK_5_1_2_SIDE)) {
            return ChannelLayout.SURROUND_5_1_2;
        }
        if (known == MASK_7_1_2 && channels == 10) {
            return ChannelLayout.SURROUND_7_1_2;
        }
        boolean sidesAlone = (known & (BACK_BITS | BACK_CENTRE_BIT)) == 0;
        boolean backsAlone = (known & SIDE_BITS) == 0;
        List<Channel> roles = new ArrayList<>(channels);
        for (int rest = known; rest != 0; rest &= rest - 1) {
            Channel role = BITS.get(Integer.numberOfTrailingZeros(rest));
            roles.add(
                    switch (role) {
                        case LEFT_SIDE -> sidesAlone ? Channel.LEFT_SURROUND : role;
                        case RIGHT_SIDE -> sidesAlone ? Channel.RIGHT_SURROUND : role;
                        case LEFT_BACK -> backsAlone ? Channel.LEFT_SURROUND : role;
                        case RIGHT_BACK -> backsAlone ? Channel.RIGHT_SURROUND : role;
                        default -> role;
                    });
        }
        while (roles.size() < channels) {
            roles.add(Channel.UNSPECIFIED);
        }
        return ChannelLayout.of(roles.toArray(Channel[]::new));
    }

    /** The mask of a layout, or 0 if a mask cannot say it: a role twice, or roles without a bit. */
    static int mask(ChannelLayout layout) {
        int mask = 0;
        for (Channel role : layout.channels()) {
            if (role == Channel.UNSPECIFIED) {
                continue;
            }
            int bit = bit(role, layout);
            if (bit == 0 || (mask & bit) != 0) {
                return 0;
            }
            mask |= bit;
        }
        return mask;
    }

    /** This layout as a file stores it: in the order of its mask, as it is where it has none. */
    static ChannelLayout inFileOrder(ChannelLayout layout) {
        Channel[] roles =
                Arrays.stream(fileOrder(layout)).mapToObj(layout::channel).toArray(Channel[]::new);
        return layout.channels().equals(List.of(roles)) ? layout : ChannelLayout.of(roles);
    }

    /** The channels in the order of a file with this layout's mask: ascending bits, then those without a place. */
    static int[] fileOrder(ChannelLayout layout) {
        int[] order = new int[layout.size()];
        int mask = mask(layout);
        int at = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            for (int c = 0; c < order.length; c++) {
                if (bit(layout.channel(c), layout) == Integer.lowestOneBit(rest)) {
                    order[at++] = c;
                }
            }
        }
        for (int c = 0; c < order.length; c++) {
            if (mask == 0 || layout.channel(c) == Channel.UNSPECIFIED) {
                order[at++] = c;
            }
        }
        return order;
    }

    private static int bit(Channel role, ChannelLayout layout) {
        List<Channel> roles = layout.channels();
        return switch (role) {
            case MONO -> roles.size() == 1 ? bit(Channel.CENTRE) : 0;
            case LEFT_SURROUND -> bit(roles.contains(Channel.LEFT_BACK) ? Channel.LEFT_SIDE : Channel.LEFT_BACK);
            case RIGHT_SURROUND -> bit(roles.contains(Channel.RIGHT_BACK) ? Channel.RIGHT_SIDE : Channel.RIGHT_BACK);
            case TOP_SIDE_LEFT -> roles.contains(Channel.TOP_FRONT_LEFT) ? 0 : bit(Channel.TOP_FRONT_LEFT);
            case TOP_SIDE_RIGHT -> roles.contains(Channel.TOP_FRONT_RIGHT) ? 0 : bit(Channel.TOP_FRONT_RIGHT);
            default -> bit(role);
        };
    }

    private static int bit(Channel role) {
        int index = BITS.indexOf(role);
        return index < 0 ? 0 : 1 << index;
    }

    private static int lowestBits(int mask, int count) {
        int kept = 0;
        for (int rest = mask, i = 0; rest != 0 && i < count; rest &= rest - 1, i++) {
            kept |= Integer.lowestOneBit(rest);
        }
        return kept;
    }
}
