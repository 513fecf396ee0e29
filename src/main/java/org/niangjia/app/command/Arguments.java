package org.niangjia.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niangjia.platform.store.CannotStartException;

/** What was typed behind a command: options with values, switches, and the rest in order. */
record Arguments(Map<String, String> options, Set<String> switches, List<String> rest) {

    /**
     * @param valued options that take a value
     * @param bare options that take none
     */
    static Arguments parse(List<String> typed, Set<String> valued, Set<String> bare) {
        Map<String, String> options = new LinkedHashMap<>();
        Set<String> switches = new LinkedHashSet<>();
        List<String> rest = new ArrayList<>();
        for (int at = 0; at < typed.size(); at++) {
            String word = typed.get(at);
            int equals = word.indexOf('=');
            String name = equals > 0 && word.startsWith("--") ? word.substring(0, equals) : word;
            if (bare.contains(word)) {
                switches.add(word);
            } else if (valued.contains(name)) {
                options.put(name, equals > 0 ? word.substring(equals + 1) : value(typed, ++at, name));
            } else if (word.startsWith("-")) {
                throw new CannotStartException(
                        "不认识的选项 " + word + "，请看 --help", "unknown option " + word + "; see --help");
            } else {
                rest.add(word);
            }
        }
        return new Arguments(options, switches, rest);
    }

    private static String value(List<String> typed, int at, String name) {
        if (at >= typed.size()) {
            throw new CannotStartException("选项 " + name + " 缺少值", "the option " + name + " lacks its value");
        }
        return typed.get(at);
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
        return switches.contains(name);
    }
}
