package org.niangjia.service.mutualaid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.niangjia.base.Money;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.SchemeReader;
import org.niangjia.platform.reference.BundledHolidays;

/** 随程序带的方案, as tests read them. */
public final class Bundled {
    private Bundled() {}

    public static Scheme scheme(String code) {
        return SchemeReader.read(text(code));
    }

    static String text(String code) {
        String file = "/org/niangjia/service/mutualaid/schemes/" + code + ".yaml";
        try (InputStream in = Bundled.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Computation computation(Scheme scheme) {
        return new Computation(scheme, BundledHolidays.calendar());
    }

    static long cents(String yuan) {
        return Money.ofYuan(yuan).fen();
    }
}
