package org.niangjia.platform.behalf;

import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;

/** 代填单位. For whom may be entered; implemented by the keeper of employers. */
public interface BehalfUnits {

    /** Name of a unit that this Scope's office may enter for. */
    Optional<String> find(Scope scope, int district, UUID unit);
}
