package app.loudcraft.audio;

import static app.loudcraft.audio.Channel.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The roles of all channels of a signal, in the order in which they are stored.
 *
 * <p>Named constants cover mono to 22.2, up to 7.1.4 in the order of the WAVE format, beyond in that of their standards,
 * since WAVE has no places for all of their channels. {@link #of(Channel...)} builds any other order and
 * {@link #unspecified(int)} stands for channels whose places nobody told. Immutable and thread-safe.
 */
public final class ChannelLayout {

    public static final ChannelLayout MONO = named("mono", Channel.MONO);
    public static final ChannelLayout STEREO = named("stereo", LEFT, RIGHT);
    public static final ChannelLayout STEREO_LFE = named("2.1", LEFT, RIGHT, LFE);
    public static final ChannelLayout SURROUND_3_0 = named("3.0", LEFT, RIGHT, CENTRE);
    public static final ChannelLayout QUAD = named("4.0", LEFT, RIGHT, LEFT_SURROUND, RIGHT_SURROUND);
    public static final ChannelLayout SURROUND_5_0 = named("5.0", LEFT, RIGHT, CENTRE, LEFT_SURROUND, RIGHT_SURROUND);
    public static final ChannelLayout SURROUND_5_1 =
            named("5.1", LEFT, RIGHT, CENTRE, LFE, LEFT_SURROUND, RIGHT_SURROUND);
    public static final ChannelLayout SURROUND_6_1 =
            named("6.1", LEFT, RIGHT, CENTRE, LFE, BACK_CENTRE, LEFT_SIDE, RIGHT_SIDE);
    public static final ChannelLayout SURROUND_7_1 =
            named("7.1", LEFT, RIGHT, CENTRE, LFE, LEFT_BACK, RIGHT_BACK, LEFT_SIDE, RIGHT_SIDE);
    public static final ChannelLayout SURROUND_5_1_2 =
            named("5.1.2", LEFT, RIGHT, CENTRE, LFE, LEFT_SURROUND, RIGHT_SURROUND, TOP_SIDE_LEFT, TOP_SIDE_RIGHT);
    public static final ChannelLayout SURROUND_5_1_4 = named(
            "5.1.4",
            LEFT,
            RIGHT,
            CENTRE,
            LFE,
            LEFT_SURROUND,
            RIGHT_SURROUND,
            TOP_FRONT_LEFT,
            TOP_FRONT_RIGHT,
            TOP_BACK_LEFT,
            TOP_BACK_RIGHT);
    public static final ChannelLayout SURROUND_7_1_2 = named(
            "7.1.2",
            LEFT,
            RIGHT,
            CENTRE,
            LFE,
            LEFT_BACK,
            RIGHT_BACK,
            LEFT_SIDE,
            RIGHT_SIDE,
            TOP_SIDE_LEFT,
            TOP_SIDE_RIGHT);
    public static final ChannelLayout SURROUND_7_1_4 = named(
            "7.1.4",
            LEFT,
            RIGHT,
            CENTRE,
            LFE,
            LEFT_BACK,
            RIGHT_BACK,
            LEFT_SIDE,
            RIGHT_SIDE,
            TOP_FRONT_LEFT,
            TOP_FRONT_RIGHT,
            TOP_BACK_LEFT,
            TOP_BACK_RIGHT);
    public static final ChannelLayout SURROUND_7_1_6 = named(
            "7.1.6",
            LEFT,
            RIGHT,
            CENTRE,
            LFE,
            LEFT_BACK,
            RIGHT_BACK,
            LEFT_SIDE,
            RIGHT_SIDE,
            TOP_FRONT_LEFT,
            TOP_FRONT_RIGHT,
            TOP_SIDE_LEFT,
            TOP_SIDE_RIGHT,
            TOP_BACK_LEFT,
            TOP_BACK_RIGHT);
    /** 9.1.6 as Dolby Atmos monitors it: 7.1.6 and a pair of wide loudspeakers between front and side. */
    public static final ChannelLayout SURROUND_9_1_6 = named(
            "9.1.6",
            LEFT,
            RIGHT,
            CENTRE,
            LFE,
            LEFT_BACK,
            RIGHT_BACK,
            LEFT_SIDE,
            RIGHT_SIDE,
            LEFT_WIDE,
            RIGHT_WIDE,
            TOP_FRONT_LEFT,
            TOP_FRONT_RIGHT,
            TOP_SIDE_LEFT,
            TOP_SIDE_RIGHT,
            TOP_BACK_LEFT,
            TOP_BACK_RIGHT);
    /**
     * 22.2: system H of ITU-R BS.2051-3 in the order of SMPTE ST 2036-2.
     *
     * <p>What that order calls front left and right (FL, FR) stands at 60 degrees and is {@link Channel#LEFT_WIDE} and
     * {@link Channel#RIGHT_WIDE} here; front left and right of centre (FLc, FRc) stand at 30 degrees and are
     * {@link Channel#LEFT} and {@link Channel#RIGHT}.
     */
    public static final ChannelLayout SURROUND_22_2 = named(
            "22.2",
            LEFT_WIDE,
            RIGHT_WIDE,
            CENTRE,
            LFE,
            LEFT_BACK,
            RIGHT_BACK,
            LEFT,
            RIGHT,
            BACK_CENTRE,
            LFE_2,
            LEFT_SIDE,
            RIGHT_SIDE,
            TOP_FRONT_LEFT,
            TOP_FRONT_RIGHT,
            TOP_FRONT_CENTRE,
            TOP_CENTRE,
            TOP_BACK_LEFT,
            TOP_BACK_RIGHT,
            TOP_SIDE_LEFT,
            TOP_SIDE_RIGHT,
            TOP_BACK_CENTRE,
            BOTTOM_FRONT_CENTRE,
            BOTTOM_FRONT_LEFT,
            BOTTOM_FRONT_RIGHT);

    private static final List<ChannelLayout> NAMED = List.of(
            MONO,
            STEREO,
            STEREO_LFE,
            SURROUND_3_0,
            QUAD,
            SURROUND_5_0,
            SURROUND_5_1,
            SURROUND_6_1,
            SURROUND_7_1,
            SURROUND_5_1_2,
            SURROUND_5_1_4,
            SURROUND_7_1_2,
            SURROUND_7_1_4,
            SURROUND_7_1_6,
            SURROUND_9_1_6,
            SURROUND_22_2);

    private final String name;
    private final List<Channel> channels;

    private ChannelLayout(String name, List<Channel> channels) {
        this.name = name;
        this.channels = channels;
    }

    private static ChannelLayout named(String name, Channel... channels) {
        return new ChannelLayout(name, List.of(channels));
    }

    /**
     * The layout of these roles in this order; a named constant where one fits.
     *
     * @throws IllegalArgumentException if there is no channel
     */
    public static ChannelLayout of(Channel... channels) {
        List<Channel> roles = List.of(channels);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("channels must hold at least one role, but was empty");
        }
        for (ChannelLayout layout : NAMED) {
            if (layout.channels.equals(roles)) {
                return layout;
            }
        }
        return new ChannelLayout(roles.size() + " channels " + Arrays.toString(channels), roles);
    }

    /**
     * The layout of {@code count} channels whose places are not known; each is measured with weight 1.
     *
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public static ChannelLayout unspecified(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, but was " + count);
        }
        return new ChannelLayout(count + " channels", Collections.nCopies(count, UNSPECIFIED));
    }

    /** The named layouts, from mono to 22.2. */
    public static List<ChannelLayout> named() {
        return NAMED;
    }

    /** Number of channels, at least 1. */
    public int size() {
        return channels.size();
    }

    /** The role of channel {@code index}, 0-based. */
    public Channel channel(int index) {
        return channels.get(index);
    }

    /** All roles, in the order of the channels; unmodifiable. */
    public List<Channel> channels() {
        return channels;
    }

    /** True for exactly the two front channels left and right. */
    public boolean isStereo() {
        return channels.equals(STEREO.channels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelLayout layout && channels.equals(layout.channels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channels);
    }

    /** A short name such as {@code stereo} or {@code 5.1}. */
    @Override
    public String toString() {
        return name;
    }
}
