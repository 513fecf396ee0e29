package org.niangjia.engine.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 席位. Where a task lies: an office and the person expected there, or a party of the case.
 *
 * @param name role of the party, or {@code OFFICE}
 * @param union union of the office; null for a party
 * @param path its place in the tree; empty for a party
 * @param account person expected to act, or null
 * @param post their post, or null
 * @param personName their name
 * @param title post and union as told to the worker
 * @param phone the office line
 */
public record Seat(
        String name,
        @Nullable UUID union,
        String path,
        @Nullable UUID account,
        @Nullable UUID post,
        String personName,
        String title,
        String phone) {
    public static final String OFFICE = "OFFICE";

    public static Seat party(String role) {
        return new Seat(role, null, "", null, null, "", "", "");
    }

    public boolean office() {
        return name.equals(OFFICE);
    }
}
