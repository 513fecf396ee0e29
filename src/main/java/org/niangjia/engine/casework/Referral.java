package org.niangjia.engine.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 转为办件. What a case of one service hands to another service, named by its type code alone.
 *
 * @param from the case that it comes out of
 * @param toType code of the type that it shall become a case of
 * @param kind one of the {@link Acceptor#kinds} of that service
 * @param district home partition of the matter
 * @param place region code of where it is, or null
 * @param employer the unit concerned, or null
 * @param text what it is about
 * @param source who hands it over, in words for the reader of the new case
 */
public record Referral(
        Case from,
        String toType,
        String kind,
        int district,
        @Nullable Long place,
        @Nullable UUID employer,
        String text,
        String source) {}
