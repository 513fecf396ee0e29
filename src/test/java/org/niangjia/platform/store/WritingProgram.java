package org.niangjia.platform.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A program of its own that serves a folder and tells of every row only after it is committed. Ends when killed. */
final class WritingProgram {
    private WritingProgram() {}

    public static void main(String[] args) throws SQLException {
        Database database = Database.serve(new DataFolder(Path.of(args[0])), ExternalDatabase.NONE, true);
        try (Connection connection = database.app().connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO store_setting (name, value) VALUES (?, 'kept')")) {
            for (int row = Integer.parseInt(args[1]); ; row++) {
                insert.setString(1, "row-" + row);
                insert.executeUpdate();
                System.out.println(row);
            }
        }
    }
}
