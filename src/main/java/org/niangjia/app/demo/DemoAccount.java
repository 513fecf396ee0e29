package org.niangjia.app.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 演示账号. Somebody whom a visitor of the demo may be for a while.
 *
 * @param role what they show, such as {@code town_officer}
 * @param phone a number of the demo's own block, never dialled
 * @param code their one-time code, the same as long as this house stands
 * @param district where their office or their home is
 * @param union union or office of their post, or null
 * @param post its title, or null
 * @param employer whom they work for, or null
 * @param account the account itself
 * @param hat the post worn when they come in, or null
 */
record DemoAccount(
        String role,
        String name,
        String phone,
        String code,
        int district,
        @Nullable String union,
        @Nullable String post,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String employer,
        @JsonIgnore UUID account,
        @JsonIgnore @Nullable UUID hat) {

    /** 分组. Whom they are among on the page. */
    @JsonIgnore
    String group() {
        return switch (role) {
            case "unit_chair", "shipyard_chair", "village_chair" -> "unit";
            case "town_officer", "town_head" -> "town";
            case "neighbour_officer", "city_officer", "city_deputy_chair", "visit_leader" -> "beyond";
            default -> role.startsWith("worker") ? "worker" : "county";
        };
    }
}
