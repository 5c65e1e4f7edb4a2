package app.loudcraft.qc.html;

/** The frame of a chart: its title, what it says in words, the place where a script draws it, and its figures. */
final class ChartFrame {

    private ChartFrame() {}

    /**
     * Writes the frame.
     *
     * @param id what the script knows the chart by
     * @param says its key figures as sentences: what is read out, and read by who does not want to interpret a picture
     * @param figures writes the table below
     */
    static void write(Markup page, String id, String title, String says, Runnable figures) {
        page.open("figure", "class", "chart", "id", "chart-" + id);
        page.open("figcaption").element("h3", title, "id", "title-" + id);
        page.element("p", says, "id", "says-" + id).close();
        page.open(
                        "div",
                        "class",
                        "plot",
                        "data-chart",
                        id,
                        "role",
                        "img",
                        "aria-labelledby",
                        "title-" + id,
                        "aria-describedby",
                        "says-" + id)
                .close();
        figures.run();
        page.close();
    }
}
