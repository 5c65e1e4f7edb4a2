package app.loudcraft;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.AlbumReading;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.Metering;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringPlanner;
import app.loudcraft.plan.MasteringWishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One album on its way: analysed as a whole, then mastered track by track until all keep their distances. */
final class AlbumMastering {

    private static final int MAX_ROUNDS = 3;

    // A track that falls short by less keeps its place.
    private static final double SHORT_BY_LU = 0.1;

    private final Mastering mastering;
    private final List<Path> mixes;
    private final List<Path> masters;
    private final Path folder;
    private final MasteringListener listener;
    private final List<MixAnalysis> analyses = new ArrayList<>();
    private AlbumReading before;

    AlbumMastering(Mastering mastering, List<Path> mixes, Path folder, MasteringListener listener) {
        this.mastering = mastering;
        this.mixes = List.copyOf(mixes);
        this.folder = folder;
        this.listener = listener;
        this.masters = masters(this.mixes, folder);
    }

    private static List<Path> masters(List<Path> mixes, Path folder) {
        if (mixes.isEmpty()) {
            throw new IllegalArgumentException("mixes must be at least one, but were none");
        }
        Map<Path, Path> mixOf = new LinkedHashMap<>();
        for (Path mix : mixes) {
            String name = mix.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".wav";
            Path other = mixOf.put(folder.resolve(name), mix);
            if (other != null) {
                throw new IllegalArgumentException(
                        "mixes must have different names, but " + other + " and " + mix + " would both become " + name);
            }
        }
        return List.copyOf(mixOf.keySet());
    }

    AlbumResult run() throws IOException {
        Files.createDirectories(folder);
        listen();
        MasteringWishes wishes = mastering.wishesWithReference();
        wishes = wishes.withAlbumTone(MasteringPlanner.albumTone(analyses, wishes));
        wishes = wishes.withTarget(goal(wishes));
        double changeLu = changeLu(wishes);
        for (int round = 1; ; round++) {
            List<MasteringResult> results = round(wishes, changeLu);
            double shortLu = shortLu(results, changeLu);
            if (shortLu <= SHORT_BY_LU || round == MAX_ROUNDS) {
                return new AlbumResult(masters, results, before, measure(masters), changeLu, round);
            }
            changeLu -= shortLu;
        }
    }

    private void listen() throws IOException {
        List<ProgrammeMeter> meters = new ArrayList<>();
        for (Path mix : mixes) {
            Mastering.Heard heard = mastering.hear(mastering.source(mix), listener);
            analyses.add(heard.analysis());
            meters.add(heard.meter());
        }
        before = AlbumReading.of(meters);
    }

    /** The target of the album; the loudness of a reference takes the place of its own. */
    private static DeliveryTarget goal(MasteringWishes wishes) {
        DeliveryTarget target = wishes.target();
        return wishes.reference()
                .map(reference -> withLoudness(target, reference.integratedLufs()))
                .orElse(target);
    }

    /** By how much every track is to be louder; 0 where nothing has a loudness. */
    private double changeLu(MasteringWishes wishes) {
        DeliveryTarget target = wishes.target();
        boolean byLoudest = target.name().equals(DeliveryTarget.AES_ALBUM.name())
                && wishes.reference().isEmpty();
        OptionalDouble anchor = byLoudest ? loudestTrack() : before.integratedLufs();
        if (anchor.isEmpty() || !Double.isFinite(anchor.getAsDouble())) {
            return 0.0;
        }
        return target.targetLufs().isPresent()
                ? target.targetLufs().getAsDouble() - anchor.getAsDouble()
                : target.ceilingDbtp() - before.truePeakDbtp();
    }

    private OptionalDouble loudestTrack() {
        return analyses.stream()
                .map(mix -> lufs(mix.programme()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }

    /** A loudness; empty where there is none. */
    private static OptionalDouble lufs(ProgrammeReading programme) {
        OptionalDouble lufs = programme.loudness().integratedLufs();
        return lufs.isPresent() && Double.isFinite(lufs.getAsDouble()) ? lufs : OptionalDouble.empty();
    }

    private List<MasteringResult> round(MasteringWishes wishes, double changeLu) throws IOException {
        List<MasteringResult> results = new ArrayList<>();
        for (int i = 0; i < mixes.size(); i++) {
            MixAnalysis mix = analyses.get(i);
            MasteringWishes own = wishes.withTarget(target(wishes.target(), mix, changeLu));
            results.add(mastering.masterTrack(mixes.get(i), mix, own, masters.get(i), listener));
        }
        return results;
    }

    /** The album's target, with the loudness that this track has on the album. */
    private static DeliveryTarget target(DeliveryTarget album, MixAnalysis mix, double changeLu) {
        OptionalDouble lufs = lufs(mix.programme());
        return lufs.isEmpty() ? album : withLoudness(album, lufs.getAsDouble() + changeLu);
    }

    /** A target aimed at another loudness, as near as there are targets, under the same ceiling. */
    private static DeliveryTarget withLoudness(DeliveryTarget target, double lufs) {
        return target.withTargetLufs(
                        Math.max(DeliveryTarget.MIN_TARGET_LUFS, Math.min(DeliveryTarget.MAX_TARGET_LUFS, lufs)))
                .withCeilingDbtp(target.ceilingDbtp());
    }

    /** What the track that falls short the most is missing, LU. */
    private double shortLu(List<MasteringResult> results, double changeLu) {
        double most = 0.0;
        for (int i = 0; i < results.size(); i++) {
            OptionalDouble mix = lufs(analyses.get(i).programme());
            OptionalDouble master = lufs(results.get(i).report().master().programme());
            if (mix.isPresent() && master.isPresent()) {
                most = Math.max(most, mix.getAsDouble() + changeLu - master.getAsDouble());
            }
        }
        return most;
    }

    private static AlbumReading measure(List<Path> masters) throws IOException {
        List<ProgrammeMeter> meters = new ArrayList<>();
        for (Path master : masters) {
            meters.add(Metering.of(MeterSettings.DEFAULT).measure(AudioSource.of(master)));
        }
        return AlbumReading.of(meters);
    }
}
