package org.niangjia.service.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 诉求内容. The service's own row beside its case.
 *
 * @param category code of the category
 * @param kind what clock it has
 * @param text the worker's words
 * @param place town or street, or null
 * @param placeText where exactly
 * @param employerName unit as the worker wrote it
 * @param anonymous whether the identity is sealed
 * @param contactShown masked phone, or empty
 * @param applicantName name, empty when anonymous
 * @param ownUnitMayKnow whether the unit's own union may have it
 * @param channel how it came
 * @param enteredBy officer who entered it for somebody, or null
 * @param urgent whether danger words were found
 * @param difficulty ORDINARY, DIFFICULT or VERY_DIFFICULT
 * @param aboutNo case whose handling is complained about, or null
 * @param returns how often returned as wrong unit
 */
record RequestFacts(
        String category,
        Category.Kind kind,
        String text,
        @Nullable Long place,
        String placeText,
        String employerName,
        boolean anonymous,
        String contactShown,
        String applicantName,
        boolean ownUnitMayKnow,
        String channel,
        @Nullable UUID enteredBy,
        boolean urgent,
        String difficulty,
        @Nullable String aboutNo,
        int returns) {}
