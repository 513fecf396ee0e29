package org.niangjia.platform.store;

import java.time.Clock;

/** The migrations for databases that tests make themselves. */
public final class TestMigrations {
    private TestMigrations() {}

    public static void bring(Login owner, String appRole, boolean demo) {
        new Migrations(owner, appRole).bring(demo, Clock.systemUTC());
    }
}
