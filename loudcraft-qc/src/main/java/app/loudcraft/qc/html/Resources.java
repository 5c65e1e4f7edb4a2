package app.loudcraft.qc.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Finds the scripts and styles that a page carries in itself. */
final class Resources {

    private static final List<String> SCRIPTS =
            List.of("theme.js", "range.js", "charts.js", "pictures.js", "player.js", "report.js");

    private Resources() {}

    /** The library that draws charts, as it comes in its WebJar. */
    static String chartScript() {
        return uplot("dist/uPlot.iife.min.js");
    }

    /** What its licence asks to go along with every copy. */
    static String chartLicence() {
        return uplot("LICENSE");
    }

    /** The library's styles, then those of the page. */
    static String styles() {
        return uplot("dist/uPlot.min.css") + "\n" + own("report.css");
    }

    /** What a page does, all in one. */
    static String script() {
        StringBuilder script = new StringBuilder("'use strict';\n");
        SCRIPTS.forEach(name -> script.append(own(name)));
        return script.toString();
    }

    private static String uplot(String name) {
        Properties properties = new Properties();
        try (InputStream in = Resources.class.getResourceAsStream("uplot.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return text("/META-INF/resources/webjars/uplot/" + properties.getProperty("version") + "/" + name);
    }

    private static String own(String name) {
        return text(name);
    }

    private static String text(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + path + " must be on the class path, but is not;"
                        + " loudcraft-qc needs its dependency org.webjars.npm:uplot");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
