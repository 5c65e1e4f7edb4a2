package app.loudcraft.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table in the CSV form of RFC 4180, whose first line names the columns. */
record CsvTable(List<String> columns, List<List<String>> rows) {

    /**
     * @throws IOException if the file cannot be read, is empty, or a row has another number of fields than the first
     */
    static CsvTable read(Path path) throws IOException {
        List<List<String>> rows = parse(Files.readString(path, StandardCharsets.UTF_8));
        if (rows.isEmpty()) {
            throw new IOException(path + ": there must be a line that names the columns, but the file is empty");
        }
        List<String> columns = rows.get(0);
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new IOException(path + ", row " + (i + 1) + ": must have " + columns.size() + " fields, but has "
                        + rows.get(i).size());
            }
        }
        return new CsvTable(columns, List.copyOf(rows.subList(1, rows.size())));
    }

    /**
     * All fields of one column.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    List<String> column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there must be a column '" + name + "', but there are " + columns);
        }
        return rows.stream().map(row -> row.get(index)).toList();
    }

    private static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                row.add(take(field));
            } else if (c == '\n' && !quoted) {
                row.add(take(field));
                rows.add(List.copyOf(row));
                row.clear();
            } else if (c != '\r' || quoted) {
                field.append(c);
            }
        }
        if (field.length() > 0 || !row.isEmpty()) {
            row.add(take(field));
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static String take(StringBuilder field) {
        String taken = field.toString();
        field.setLength(0);
        return taken;
    }
}
