/*
 * Times libebur128 on samples in memory.
 *
 *   peers FILE RATE CHANNELS < modes
 *
 * FILE holds interleaved 32-bit floats in the byte order of this machine; it is read before anything is timed, and
 * "ready" is printed. Then every line of standard input names what to measure: I, I+LRA or I+LRA+TP. Each is answered by
 * one line: the mode, the seconds from making the meter to its last reading, integrated loudness in LUFS, loudness range
 * in LU, true peak in dBTP; "-" stands for what the mode does not measure. Audio is fed in blocks of 100 ms.
 *
 * The program chooses no core and no priority; that is for whoever starts it.
 */
#include <ebur128.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct audio {
    float *samples;
    size_t frames;
    unsigned rate_hz;
    unsigned channels;
};

struct reading {
    double seconds;
    double integrated_lufs;
    double range_lu;
    double true_peak;
};

static void stop(const char *why)
{
    fprintf(stderr, "peers: %s\n", why);
    exit(1);
}

static struct audio load(const char *path, unsigned rate_hz, unsigned channels)
{
    struct audio audio = {NULL, 0, rate_hz, channels};
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        stop("the file cannot be opened");
    }
    long bytes = ftell(file);
    audio.frames = bytes < 0 ? 0 : (size_t) bytes / (sizeof(float) * channels);
    if (audio.frames == 0) {
        stop("the file holds no audio");
    }
    rewind(file);
    audio.samples = malloc(audio.frames * channels * sizeof(float));
    if (audio.samples == NULL) {
        stop("the file does not fit into memory");
    }
    if (fread(audio.samples, sizeof(float) * channels, audio.frames, file) != audio.frames) {
        stop("the file cannot be read");
    }
    fclose(file);
    return audio;
}

static double now_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

static struct reading measure(const struct audio *audio, int mode)
{
    struct reading reading = {0.0, NAN, NAN, NAN};
    const size_t block = audio->rate_hz / 10;
    double start = now_seconds();

    ebur128_state *state = ebur128_init(audio->channels, audio->rate_hz, mode);
    if (state == NULL) {
        stop("libebur128 takes no such rate or number of channels");
    }
    for (size_t at = 0; at < audio->frames; at += block) {
        size_t frames = audio->frames - at < block ? audio->frames - at : block;
        if (ebur128_add_frames_float(state, audio->samples + at * audio->channels, frames) != EBUR128_SUCCESS) {
            stop("libebur128 cannot take the samples");
        }
    }
    ebur128_loudness_global(state, &reading.integrated_lufs);
    if ((mode & EBUR128_MODE_LRA) == EBUR128_MODE_LRA) {
        ebur128_loudness_range(state, &reading.range_lu);
    }
    if ((mode & EBUR128_MODE_TRUE_PEAK) == EBUR128_MODE_TRUE_PEAK) {
        reading.true_peak = 0.0;
        for (unsigned c = 0; c < audio->channels; c++) {
            double peak = 0.0;
            ebur128_true_peak(state, c, &peak);
            reading.true_peak = fmax(reading.true_peak, peak);
        }
    }
    ebur128_destroy(&state);

    reading.seconds = now_seconds() - start;
    return reading;
}

static int mode_of(const char *name)
{
    if (strcmp(name, "I") == 0) {
        return EBUR128_MODE_I;
    }
    if (strcmp(name, "I+LRA") == 0) {
        return EBUR128_MODE_I | EBUR128_MODE_LRA;
    }
    if (strcmp(name, "I+LRA+TP") == 0) {
        return EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK;
    }
    stop("a mode must be I, I+LRA or I+LRA+TP");
    return 0;
}

static void print_value(double value)
{
    if (isnan(value)) {
        printf(" -");
    } else {
        printf(" %.4f", value);
    }
}

int main(int count, char **arguments)
{
    if (count != 4 || atoi(arguments[2]) < 10 || atoi(arguments[3]) < 1) {
        stop("usage: peers FILE RATE CHANNELS < modes");
    }
    struct audio audio = load(arguments[1], (unsigned) atoi(arguments[2]), (unsigned) atoi(arguments[3]));
    printf("ready\n");
    fflush(stdout);

    char mode[64];
    while (scanf("%63s", mode) == 1) {
        struct reading reading = measure(&audio, mode_of(mode));
        printf("%s %.6f", mode, reading.seconds);
        print_value(reading.integrated_lufs);
        print_value(reading.range_lu);
        print_value(20.0 * log10(reading.true_peak));
        printf("\n");
        fflush(stdout);
    }
    free(audio.samples);
    return 0;
}
