package org.niangjia.platform.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 用人单位. Who employs: the side of the contract.
 *
 * @param facts as written down; the contact's telephone is masked here
 */
public record Employer(
        int district,
        UUID id,
        EmployerFacts facts,
        @Nullable Closed closed,
        int version) {

    public boolean open() {
        return closed == null;
    }
}
