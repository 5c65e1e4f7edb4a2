package app.loudcraft.qc.html;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The frame of a page: its head with a policy that lets nothing in from anywhere, and nothing run but the scripts and styles
 * that were put there, by their hashes.
 */
final class PageShell {

    private final String title;
    private final Markup body;
    private final List<String> scripts = new ArrayList<>();
    private Optional<String> data = Optional.empty();

    PageShell(String title, Markup body) {
        this.title = title;
        this.body = body;
    }

    /** Runs scripts over data; without, the page has none. */
    PageShell scripted(String json) {
        data = Optional.of(json);
        scripts.add("\n/*\n" + Resources.chartLicence() + "*/\n" + Resources.chartScript());
        scripts.add(Resources.script());
        return this;
    }

    String html() {
        String styles = Resources.styles();
        StringBuilder policy = new StringBuilder("default-src 'none'; base-uri 'none'; form-action 'none'; "
                + "img-src data:; media-src 'self' file:; style-src ");
        policy.append(hash(styles)).append("; script-src");
        scripts.forEach(script -> policy.append(' ').append(hash(script)));
        policy.append(scripts.isEmpty() ? " 'none'" : "");
        Markup page = new Markup().raw("<!DOCTYPE html>\n");
        page.open("html", "lang", "en").open("head");
        page.single("meta", "charset", "utf-8");
        page.single("meta", "http-equiv", "Content-Security-Policy", "content", policy.toString());
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.single("meta", "name", "color-scheme", "content", "light dark");
        page.single("link", "rel", "icon", "href", "data:,");
        page.element("title", title);
        page.open("style").raw(styles).close().close();
        page.open("body").raw("\n").raw(body.toString());
        data.ifPresent(json -> page.open("script", "type", "application/json", "id", "data")
                .raw(json)
                .close());
        scripts.forEach(script -> page.open("script").raw(script).close());
        return page.close().close().raw("\n").toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /**
     * The way from a page to a file as the address of a link; empty where there is none, as between two drives.
     *
     * @param page where the page will lie
     */
    static Optional<String> link(Path page, Path file) {
        Path from = page.toAbsolutePath().normalize().getParent();
        Path to = file.toAbsolutePath().normalize();
        if (from == null || from.getRoot() == null || !from.getRoot().equals(to.getRoot())) {
            return Optional.empty();
        }
        StringBuilder link = new StringBuilder();
        for (Path step : from.relativize(to)) {
            link.append(link.length() == 0 ? "" : "/").append(encoded(step.toString()));
        }
        return Optional.of(link.toString());
    }

    /** All but letters, digits and a few marks as percent and two digits. */
    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
            encoded.append(plain ? Character.toString(c) : String.format("%%%02X", octet & 0xFF));
        }
        return encoded.toString();
    }
}
