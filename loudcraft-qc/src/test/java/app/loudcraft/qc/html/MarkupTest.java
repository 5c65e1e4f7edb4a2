package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void textAndAttributesAreEscaped() {
        Markup markup = new Markup().element("p", "<b>\"'&", "title", "\"><script>'&");
        assertThat(markup)
                .hasToString("<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;b&gt;&quot;&#39;&amp;</p>\n");
    }

    @Test
    void charactersThatHaveNoPlaceInAPageAreReplaced() {
        // a zero, an escape, half of a pair at the end; a whole pair stays
        assertThat(Markup.escaped("a\0b\u001bc\uD83C\uDFB5d\uD83C")).isEqualTo("a\uFFFDb\uFFFDc\uD83C\uDFB5d\uFFFD");
        assertThat(Markup.escaped("\uDFB5")).isEqualTo("\uFFFD");
    }

    @Test
    void attributesWithoutAValueAreLeftOut() {
        assertThat(new Markup().single("input", "type", "range", "min", null)).hasToString("<input type=\"range\">");
    }

    @Test
    void elementsThatAreOpenAreTold() {
        Markup markup = new Markup().open("div");
        assertThatIllegalStateException().isThrownBy(markup::toString).withMessageContaining("[div]");
    }
}
