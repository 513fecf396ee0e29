package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 病种簿. Which kinds of illness a fund paid for, counted without the case. */
@Repository
class Illnesses {
    private final JdbcClient jdbc;

    Illnesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void count(int district, ClaimFacts facts, LocalDate decidedOn) {
        jdbc.sql("""
                        INSERT INTO mutualaid_illness (district, id, scheme, month, chapter)
                        VALUES (:district, :id, :scheme, :month, :chapter)
                        """)
                .param("district", district)
                .param("id", UUID.randomUUID())
                .param("scheme", facts.scheme())
                .param("month", decidedOn.withDayOfMonth(1))
                .param("chapter", chapter(facts.medical().icd()))
                .update();
    }

    /** The chapter of ICD-10 that a code is of, by its first letter; D belongs to tumours up to D48, H to the eye up to H59. */
    static String chapter(String icd) {
        if (icd.isEmpty()) {
            return "NONE";
        }
        String letter = icd.substring(0, 1).toUpperCase(Locale.ROOT);
        int number = icd.length() >= 3 && Character.isDigit(icd.charAt(1)) && Character.isDigit(icd.charAt(2))
                ? Integer.parseInt(icd.substring(1, 3))
                : 0;
        return switch (letter) {
            case "A", "B" -> "A";
            case "C" -> "C";
            case "D" -> number <= 48 ? "C" : "D";
            case "H" -> number <= 59 ? "H" : "H6";
            case "S", "T" -> "S";
            case "V", "W", "X", "Y" -> "S";
            default -> letter;
        };
    }
}
