package app.loudcraft.qc.html;

import java.util.List;
import java.util.Locale;

/**
 * Players for what a page can find beside itself: one for a file that was checked, two that switch at the same moment for a
 * mix and its master.
 */
final class ListenSection {

    /**
     * A recording that can be played.
     *
     * @param name what the button says
     * @param url the way from the page to it
     * @param gainDb what it is turned down by to be as loud as the softest of them, dB, 0 or less
     */
    record Player(String name, String url, double gainDb) {}

    private final List<Player> players;
    private final Markup page;

    ListenSection(List<Player> players, Markup page) {
        this.players = players;
        this.page = page;
    }

    void write() {
        if (players.isEmpty()) {
            return;
        }
        boolean several = players.size() > 1;
        page.open("section", "id", "listen", "aria-labelledby", "listen-title");
        page.element("h2", "Listen", "id", "listen-title");
        page.open("div", "class", "player", "id", "player", "role", "group", "aria-label", "Player");
        page.open("div", "class", "controls", "hidden", "");
        page.element("button", "Play", "type", "button", "id", "play", "class", "play");
        if (several) {
            page.open("div", "class", "choice", "role", "group", "aria-label", "What is heard");
            for (int i = 0; i < players.size(); i++) {
                String chosen = i == players.size() - 1 ? "true" : "false";
                page.element(
                        "button",
                        players.get(i).name(),
                        "type",
                        "button",
                        "data-player",
                        Integer.toString(i),
                        "aria-pressed",
                        chosen);
            }
            page.close();
        }
        page.single(
                "input",
                "type",
                "range",
                "id",
                "position",
                "min",
                "0",
                "max",
                "1",
                "step",
                "0.01",
                "value",
                "0",
                "aria-label",
                "Position in seconds");
        page.element("output", "0:00.0", "id", "clock");
        page.close();
        for (Player player : players) {
            page.open("p", "class", "native").text(player.name()).text(" ");
            page.open("audio", "src", player.url(), "preload", "metadata", "controls", "")
                    .close();
            page.close();
        }
        page.element("p", note(several), "class", "note", "id", "player-note");
        page.close().close();
    }

    private String note(boolean several) {
        if (!several) {
            return "Plays the file that lies beside this page. A click in a timeline goes there.";
        }
        StringBuilder note = new StringBuilder();
        for (Player player : players) {
            if (player.gainDb() < -0.05) {
                note.append("The ")
                        .append(player.name().toLowerCase(Locale.ROOT))
                        .append(" is turned down by ")
                        .append(Figures.plain(-player.gainDb(), 1))
                        .append(" dB, so that both are equally loud. ");
            }
        }
        return note + "A click in a timeline goes there.";
    }
}
