package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageShellTest {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private static String page() {
        return new PageShell("<title>", new Markup().element("p", "body"))
                .scripted("{}")
                .html();
    }

    @Test
    void policyLetsInNothingButWhatIsOnThePage() throws NoSuchAlgorithmException {
        String page = page();
        assertThat(page).contains("default-src &#39;none&#39;").doesNotContain("unsafe");
        int scripts = 0;
        for (Matcher script = SCRIPT.matcher(page); script.find(); scripts++) {
            assertThat(page).contains(hash(script.group(1)));
        }
        assertThat(scripts).isEqualTo(2);
        Matcher style = STYLE.matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(page).contains(hash(style.group(1)));
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void noScriptEndsBeforeItsEnd() {
        // the data and the two scripts: nothing in them looks like an end
        assertThat(page().split("</script", -1)).hasSize(4);
        assertThat(page().split("</style", -1)).hasSize(2);
    }

    @Test
    void chartsComeWithTheirLicence() {
        assertThat(page())
                .contains("Copyright")
                .contains("Permission is hereby granted")
                .contains("uPlot");
    }

    @Test
    void titleIsEscaped() {
        assertThat(page()).contains("<title>&lt;title&gt;</title>");
    }

    @Test
    void linksLeadFromThePageToTheFile() {
        assertThat(PageShell.link(Path.of("out", "page.html"), Path.of("out", "a.wav")))
                .contains("a.wav");
        assertThat(PageShell.link(Path.of("out", "page.html"), Path.of("in", "50 % & #1?.wav")))
                .contains("../in/50%20%25%20%26%20%231%3F.wav");
        assertThat(PageShell.link(Path.of("page.html"), Path.of("javascript:alert(1).wav")))
                .contains("javascript%3Aalert%281%29.wav");
        assertThat(PageShell.link(Path.of("page.html"), Path.of("\u00e4.wav"))).contains("%C3%A4.wav");
    }
}
