#!/bin/sh
# Decodes clips of any format to 16-bit WAV, in their own rate and channels, for FeatureExtractor.
#
#   decode_clips.sh AUDIO_DIR WAV_DIR
#
# AUDIO_DIR/a/b.opus becomes WAV_DIR/a/b.wav; what is there already is left alone. Needs ffmpeg.
set -eu
audio=$(cd "$1" && pwd)
mkdir -p "$2"
wav=$(cd "$2" && pwd)
cd "$audio"
find . -type f \( -name '*.opus' -o -name '*.ogg' -o -name '*.mp3' -o -name '*.flac' -o -name '*.m4a' -o -name '*.wav' \) | sort |
    while read -r clip; do
        out="$wav/${clip%.*}.wav"
        mkdir -p "$(dirname "$out")"
        [ -s "$out" ] || {
            ffmpeg -nostdin -v error -i "$clip" -c:a pcm_s16le -f wav -y "$out.part"
            mv "$out.part" "$out"
        }
    done
