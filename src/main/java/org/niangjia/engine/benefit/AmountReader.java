package org.niangjia.engine.benefit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niangjia.base.Bilingual;

/**
 * 读金额项. Amounts that a scheme file adds to the usual ones: a code and its name, or its name in both languages; none that is
 * there already.
 */
final class AmountReader {
    private AmountReader() {}

    static Amounts amounts(SchemeNode file) {
        Optional<SchemeNode> node = file.node("amounts");
        if (node.isEmpty()) {
            return Amounts.USUAL;
        }
        Map<String, Bilingual> own = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String code : file.words("amounts")) {
            name(node.get(), SchemeWords.key(code))
                    .filter(name -> isNew(file, node.get(), taken, code, name))
                    .ifPresent(name -> own.put(code, name));
        }
        node.get().done();
        return Amounts.USUAL.and(own);
    }

    private static Optional<Bilingual> name(SchemeNode node, String key) {
        return node.isNode(key)
                ? node.node(key).map(AmountReader::both)
                : node.text(key).map(Bilingual::of);
    }

    private static Bilingual both(SchemeNode node) {
        String name = node.must("name");
        Bilingual both = new Bilingual(name, node.or("english", name));
        node.done();
        return both;
    }

    private static boolean isNew(SchemeNode file, SchemeNode node, Set<String> taken, String code, Bilingual name) {
        Optional<String> known = new LinkedHashSet<>(List.of(code, name.chinese()))
                .stream()
                        .filter(word -> Amounts.USUAL.code(word).isPresent() || !taken.add(word))
                        .findFirst();
        known.ifPresent(word -> file.fault(
                node.line(code),
                "金额项“" + word + "”已经有了，请换一个代码或名称",
                "there is an amount " + word + " already; choose another code or name"));
        return known.isEmpty();
    }
}
