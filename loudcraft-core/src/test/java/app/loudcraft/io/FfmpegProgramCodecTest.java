package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.Tag;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegProgramCodecTest {

    private static final FfmpegProgramCodec CODEC = FfmpegProgramCodec.of("ffmpeg");

    @TempDir
    Path folder;

    // Encoders may pad the end to a whole frame of theirs, up to 2,048 samples.
    @ParameterizedTest
    @CsvSource({"libmp3lame, mp3", "aac, m4a", "libvorbis, ogg", "libopus, opus"})
    void compressedFilesHaveTheLengthAndTheLevelOfTheirOriginal(String encoder, String extension)
            throws IOException, InterruptedException {
        AudioBuffer audio = Signals.gaussian(2, 48_000, ChannelLayout.STEREO, 48_000, -18);
        Path file = encoded(audio, encoder, extension);

        assertThat(CODEC.reads(start(file), "x")).isTrue();
        try (AudioReader reader = CODEC.open(file)) {
            assertThat(reader.spec()).isEqualTo(audio.spec().withFormat(SampleFormat.FLOAT_32));
            assertThat(reader.container()).isEqualTo("FFmpeg");
            assertThat(reader.name()).isEqualTo(file.toString());
            assertThat(reader.frames()).isEmpty();
            AudioBuffer read = Reading.all(reader, 1_000);
            assertThat(reader.notes()).isEmpty();
            assertThat(read.frames()).isBetween(48_000, 48_000 + 2_048);
            // Lossy codecs leave out the top of the noise, which holds a tenth of its power and more.
            assertThat(decibels(read)).isCloseTo(decibels(audio), within(2.0));
        }
    }

    @Test
    void losslessFilesKeepEverySampleTheirPlacesAndTheirTitle() throws IOException, InterruptedException {
        AudioBuffer audio = Signals.gaussian(2, 44_100, ChannelLayout.SURROUND_5_1, 30_000, -18);
        Path original = folder.resolve("original.wav");
        AudioFiles.write(original, audio, SampleFormat.PCM_16);
        Path file = encoded(audio, "alac", "m4a", "-metadata", "title=A Song");

        try (AudioReader reader = CODEC.open(file)) {
            assertThat(reader.spec().layout()).isEqualTo(ChannelLayout.SURROUND_5_1);
            assertThat(reader.metadata().tags()).containsExactly(new Tag(Tag.TITLE, "A Song"));
            assertThat(Reading.all(reader, 777).toInterleaved())
                    .isEqualTo(AudioFiles.read(original).toInterleaved());
        }
        try (AudioReader reader = CODEC.open(file)) {
            AudioBlock block = AudioBlock.allocate(6, 1);
            assertThat(reader.skip(20_000)).isEqualTo(20_000);
            assertThat(reader.read(block)).isEqualTo(1);
            assertThat(block.channel(3)[0]).isEqualTo(AudioFiles.read(original).channel(3)[20_000]);
            assertThat(reader.skip(100_000)).isEqualTo(9_999);
        }
    }

    @Test
    void playlistsThatNameOtherFilesAreRefused() throws IOException, InterruptedException {
        Path other = encoded(AudioBuffer.allocate(48_000, ChannelLayout.MONO, 48_000), "libmp3lame", "mp3");
        String hls = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\nfile:" + other + "\n#EXT-X-ENDLIST\n";
        String concat = "ffconcat version 1.0\nfile '" + other.getFileName() + "'\n";
        for (String playlist : new String[] {hls, concat}) {
            Path file = Files.writeString(folder.resolve("list.m4a"), playlist);
            // Left to itself, it follows the list, and so does not run into a wall of its own.
            Ffmpeg.run(folder, "-protocol_whitelist", "file", "-i", "file:" + file, "-f", "null", "-");

            assertThatThrownBy(() -> CODEC.open(file))
                    .isInstanceOf(AudioFormatException.class)
                    .hasMessageStartingWith(file + ": ffmpeg failed with code ");
        }
    }

    @Test
    void damagedFilesAreRefusedInTheWordsOfFfmpeg() throws IOException, InterruptedException {
        Ffmpeg.run(folder, "-version");
        Path noise = Files.write(folder.resolve("noise.m4a"), new byte[5_000]);
        Path picture = folder.resolve("picture.mkv");
        Ffmpeg.run(folder, "-v", "error", "-f", "lavfi", "-i", "color=s=16x16:d=0.1", picture.toString());

        assertThatThrownBy(() -> CODEC.open(noise))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("Invalid data found");
        AudioFormatException silent = catchThrowableOfType(AudioFormatException.class, () -> CODEC.open(picture));
        assertThat(silent).hasMessage(picture + ": ffmpeg finds no audio in this file");
        assertThat(silent.kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void programIsHeldToTheOneFileAndToFormatsOfOneFile() throws IOException {
        FfmpegProgramCodec codec = program("printf '%s\\n' \"$@\" > " + folder.resolve("arguments") + "; cat " + wav());
        Path file = Files.write(folder.resolve("-a song.mp3"), new byte[10]);
        Reading.all(codec.open(file), 100);

        List<String> arguments = Files.readAllLines(folder.resolve("arguments"));
        assertThat(arguments).containsSequence("-protocol_whitelist", "file");
        assertThat(arguments).containsSequence("-i", "file:" + file.toAbsolutePath());
        List<String> formats = List.of(
                arguments.get(arguments.indexOf("-format_whitelist") + 1).split(","));
        assertThat(formats).contains("mov", "mp3", "ogg").doesNotContain("hls", "concat", "dash", "image2", "tee");
        assertThat(arguments.indexOf("-format_whitelist")).isLessThan(arguments.indexOf("-i"));
    }

    @Test
    void errorAtTheEndIsThrownInItsLastWords() throws IOException {
        FfmpegProgramCodec codec = program("cat " + wav() + "; echo first >&2; echo 'it broke' >&2; exit 3");

        try (AudioReader reader = codec.open(folder.resolve("a.mp3"))) {
            AudioBlock block = AudioBlock.allocate(2, 500);
            assertThat(reader.read(block)).isEqualTo(500);
            assertThatThrownBy(() -> reader.forEachBlock(500, all -> {}))
                    .isInstanceOf(AudioFormatException.class)
                    .hasMessage(folder.resolve("a.mp3") + ": ffmpeg failed with code 3: it broke");
        }
        assertNothingRuns();
    }

    @Test
    void whatIsReadPastIsNotedAtTheEnd() throws IOException {
        AudioReader reader = program(
                        "echo 'a frame is lost' >&2; echo '    Last message repeated 2 times' >&2; cat " + wav())
                .open(folder.resolve("a.mp3"));

        assertThat(reader.notes()).isEmpty();
        assertThat(Reading.all(reader, 333).frames()).isEqualTo(1_000);
        assertThat(reader.notes()).containsExactly("ffmpeg says: a frame is lost");
        assertNothingRuns();
    }

    @Test
    void floodOfComplaintsStopsNothingAndTakesNoMemory() throws IOException {
        String flood = "i=0; while [ $i -lt 2000 ]; do echo '" + "x".repeat(200) + "' >&2; i=$((i+1)); done";
        AudioReader reader =
                program(flood + "; cat " + wav() + "; echo last >&2").open(folder.resolve("a.mp3"));

        assertThat(Reading.all(reader, 100).frames()).isEqualTo(1_000);
        assertThat(reader.notes()).containsExactly("ffmpeg says: last");
    }

    @Test
    void closingHalfwayEndsTheProgram() throws IOException {
        FfmpegProgramCodec codec = program("cat " + wav() + "; exec cat /dev/zero");
        AudioReader reader = codec.open(folder.resolve("a.mp3"));
        assertThat(reader.read(AudioBlock.allocate(2, 100_000))).isEqualTo(100_000);
        reader.close();
        reader.close();

        assertNothingRuns();
        assertThatThrownBy(() -> reader.read(AudioBlock.allocate(2, 1))).hasMessageContaining("closed");
    }

    @Test
    void closingInAnInterruptedThreadEndsTheProgramAndKeepsTheInterruption() throws Exception {
        AudioReader reader = program("cat " + wav() + "; exec cat /dev/zero").open(folder.resolve("a.mp3"));
        ProcessHandle process = ProcessHandle.current().children().findFirst().orElseThrow();
        Thread.currentThread().interrupt();
        reader.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(process.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void programThatWritesNoAudioIsToldFromOneThatFails() throws IOException {
        Path file = folder.resolve("a.mp3");
        assertThatThrownBy(() -> program("exit 0").open(file))
                .isInstanceOf(AudioFormatException.class)
                .hasMessage(file + ": the file is empty");
        assertThatThrownBy(() -> program("exit 7").open(file)).hasMessage(file + ": ffmpeg failed with code 7");
        // An output that is refused is the fault, not that the program then cannot go on writing.
        Path low = Files.write(
                folder.resolve("low.wav"),
                WavBytes.wav().fmt(1, 1, 4_000, 16).data(new byte[9]).bytes());
        assertThatThrownBy(() -> program("cat " + low + "; exec cat /dev/zero").open(file))
                .hasMessageContaining("is 4000");
        assertThatThrownBy(() -> FfmpegProgramCodec.of(folder.resolve("none")).open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none cannot be started");
        assertNothingRuns();
    }

    @Test
    void filesAreKnownByTheirContentOrElseByTheirName() {
        assertThat(CODEC.reads(ascii("OggS............"), "x")).isTrue();
        assertThat(CODEC.reads(ascii("....ftypM4A ...."), "x")).isTrue();
        assertThat(CODEC.reads(ascii("0&\u0000"), "Song.WMA")).isTrue();
        assertThat(CODEC.reads(new byte[100], "song.mp3")).isTrue();
        assertThat(CODEC.reads(new byte[100], "song")).isFalse();
        assertThat(CODEC.reads(ascii("#EXTM3U"), "song.m3u8")).isFalse();
        assertThat(CODEC.reads(ascii("MThd"), "song.mp3")).isFalse();
        assertThat(CODEC.reads(WavBytes.pcm16(1, 1), "song.wav")).isFalse();
    }

    /** A thousand frames of stereo, with the open sizes of a pipe. */
    private Path wav() throws IOException {
        return Files.write(
                folder.resolve("audio.wav"),
                WavBytes.wav()
                        .riffSize(-1)
                        .fmt(3, 2, 48_000, 32)
                        .chunk("data", -1, new byte[8_000])
                        .bytes());
    }

    /** A codec of a program that stands in for FFmpeg. */
    private FfmpegProgramCodec program(String script) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is a shell");
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return FfmpegProgramCodec.of(program);
    }

    private static void assertNothingRuns() {
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains("ffmpeg"));
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            assertThat(children.filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    private Path encoded(AudioBuffer audio, String encoder, String extension, String... more)
            throws IOException, InterruptedException {
        Path original = folder.resolve("original.wav");
        if (!Files.exists(original)) {
            AudioFiles.write(original, audio, SampleFormat.PCM_16);
        }
        Path file = folder.resolve("encoded." + extension);
        String[] start = {"-v", "error", "-i", original.toString(), "-c:a", encoder};
        String[] command = Arrays.copyOf(start, start.length + more.length + 1);
        System.arraycopy(more, 0, command, start.length, more.length);
        command[command.length - 1] = file.toString();
        Ffmpeg.run(folder, command);
        return file;
    }

    private static double decibels(AudioBuffer audio) {
        double sum = 0;
        for (float sample : audio.toInterleaved()) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(sum / audio.frames());
    }

    private static byte[] start(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOf(bytes, Math.min(bytes.length, AudioCodec.START_BYTES));
    }
}
