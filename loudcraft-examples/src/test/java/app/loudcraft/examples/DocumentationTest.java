package app.loudcraft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.Mastering;
import app.loudcraft.examples.planjson.PlanJson;
import app.loudcraft.onnx.OnnxGenreClassifier;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.spatial.SpatialEngine;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every piece of Java in the README and in {@code docs} compiles. */
class DocumentationTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    // What a snippet may use without declaring it.
    private static final String SURROUNDINGS = """
            import app.loudcraft.*;
            import app.loudcraft.analysis.*;
            import app.loudcraft.audio.*;
            import app.loudcraft.dsp.*;
            import app.loudcraft.examples.planjson.*;
            import app.loudcraft.io.*;
            import app.loudcraft.metadata.*;
            import app.loudcraft.meter.*;
            import app.loudcraft.onnx.*;
            import app.loudcraft.plan.*;
            import app.loudcraft.qc.*;
            import app.loudcraft.qc.codec.*;
            import app.loudcraft.qc.html.*;
            import app.loudcraft.qc.limits.*;
            import app.loudcraft.render.*;
            import app.loudcraft.report.*;
            import app.loudcraft.spatial.*;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Optional;
            import java.util.concurrent.atomic.AtomicBoolean;

            class Snippet {
                Mastering mastering;
                MixAnalysis analysis;
                ProgrammeMeter meter;
                AudioBuffer mix;
                AudioReader reader;
                AudioWriter writer;
                Path mixFile;
                Path masterFile;
                List<Path> album;
                Device device;
                float[] left;
                float[] right;
                AtomicBoolean stop;

                interface Device {
                    boolean read(short[] samples);
                }

                void display(MasteringStage stage, double fraction) {}

                void display(double momentaryLufs, double shortTermLufs) {}

                void display(ProgrammeReading reading) {}

                void run() throws Exception {
            %s
                }
            }
            """;

    @TempDir
    private Path classes;

    record Snippet(String place, String code) {
        @Override
        public String toString() {
            return place;
        }
    }

    static List<Snippet> snippets() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("README.md"))) {
            root = root.getParent();
        }
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages) {
            String text = Files.readString(page).replace("\r\n", "\n");
            for (Matcher block = JAVA_BLOCK.matcher(text); block.find(); ) {
                long line = text.substring(0, block.start(1)).lines().count() + 1;
                snippets.add(new Snippet(root.relativize(page) + ", line " + line, block.group(1)));
            }
        }
        return snippets;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippetCompiles(Snippet snippet) throws URISyntaxException {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return SURROUNDINGS.formatted(snippet.code());
                    }
                };
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                Mastering.class, SpatialEngine.class, QualityGate.class, OnnxGenreClassifier.class, PlanJson.class)) {
            places.add(place(type).toString());
        }
        String classpath = String.join(File.pathSeparator, places);
        List<String> options =
                List.of("--release", "17", "-proc:none", "-classpath", classpath, "-d", classes.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        compiler.getTask(null, null, problems, options, null, List.of(source)).call();
        assertThat(problems.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .as(snippet.code())
                .isEmpty();
    }

    /** The folder or jar that a class was loaded from. */
    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
