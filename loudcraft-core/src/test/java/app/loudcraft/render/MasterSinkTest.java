package app.loudcraft.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MasterSinkTest {

    private final AudioBuffer audio = Signals.gaussian(1, 48_000, ChannelLayout.STEREO, 10_000, -10.0);
    private final BufferWriter destination = new BufferWriter(audio.spec());
    private final MasterSink sink = MasterSink.of(destination);

    @Test
    void writerOfTheCallerTakesTheMasterOnlyWhenItIsCommitted() throws IOException {
        try (AudioWriter attempt = sink.open(audio.spec(), WriteOptions.DEFAULT)) {
            attempt.write(audio.block());
            SpoolTest.assertSame(SpoolTest.read(attempt.readBack().orElseThrow(), 999), audio);
            assertThatIllegalStateException().isThrownBy(destination::buffer);
            attempt.commit();
        }
        SpoolTest.assertSame(destination.buffer(), audio);
    }

    @Test
    void attemptThatIsGivenUpLeavesNoTrace() throws IOException {
        try (AudioWriter attempt = sink.open(audio.spec(), WriteOptions.DEFAULT)) {
            attempt.write(audio.block());
        }
        AudioBuffer other = Signals.gaussian(2, 48_000, ChannelLayout.STEREO, 3_000, -10.0);
        try (AudioWriter attempt = sink.open(audio.spec(), WriteOptions.DEFAULT)) {
            attempt.write(other.block());
            attempt.commit();
        }
        assertThat(destination.buffer().frames()).isEqualTo(3_000);
        SpoolTest.assertSame(destination.buffer(), other);
    }

    @Test
    void writerOfAnotherRateOrLayoutIsRefused() {
        AudioBuffer mono = Signals.silence(48_000, ChannelLayout.MONO, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink.open(mono.spec(), WriteOptions.DEFAULT))
                .withMessage("writer must take 48000 Hz, mono as the mix has, but takes 48000 Hz, stereo");
        AudioBuffer slow = Signals.silence(8_000, ChannelLayout.STEREO, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> sink.open(slow.spec(), WriteOptions.DEFAULT));
    }
}
