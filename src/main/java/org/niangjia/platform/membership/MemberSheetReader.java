package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.platform.sheet.Mistakes;
import org.niangjia.platform.sheet.SheetRow;

/** 会员表读取. Reads one row and names everything that is wrong with it. */
record MemberSheetReader(
        MemberSheetLookup.Known known,
        Function<String, Parsed<IdPaper>> papers,
        MembershipRules.Ages ages,
        Function<IdCardNumber, byte[]> hashes,
        LocalDate today) {
    private static final Map<String, GroupTag> GROUPS = Map.of(
            "农民工", GroupTag.MIGRANT,
            "女职工", GroupTag.WOMAN,
            "派遣", GroupTag.DISPATCHED,
            "新业态", GroupTag.NEW_FORM,
            "困难", GroupTag.HARDSHIP,
            "劳模", GroupTag.MODEL,
            "高温岗位", GroupTag.HEAT);

    @Nullable
    MemberSheetRow read(SheetRow row, Mistakes mistakes) {
        int number = row.number();
        String name = name(row, mistakes);
        IdPaper paper = paper(row, mistakes);
        String phone = phone(row, mistakes);
        MemberSheetLookup.UnionAt union = union(row, mistakes);
        MemberFacts.Work work = work(row, union, mistakes);
        Set<GroupTag> groups = groups(row, mistakes);
        LocalDate joined = row.sound() ? row.date(MemberImport.JOINED_ON) : null;
        LocalDate joinedOn = joined == null ? today : joined;
        if (joinedOn.isAfter(today)) {
            mistakes.add(number, MemberImport.JOINED_ON, MembershipRefusal.DATE_IN_FUTURE.refusal());
        }
        if (name == null || paper == null || union == null || work == null) {
            return null;
        }
        MemberRow member = new MemberRow(name, paper, phone, union.id(), union.path(), joinedOn);
        return new MemberSheetRow(member, new Hash(hashes.apply(paper.number())), union.name(), work, groups);
    }

    private static @Nullable String name(SheetRow row, Mistakes mistakes) {
        String typed = row.text(MemberImport.NAME);
        if (typed.isEmpty()) {
            return null;
        }
        Parsed<PersonName> parsed = PersonName.parse(typed);
        parsed.reasons().forEach(reason -> mistakes.add(row.number(), MemberImport.NAME, reason));
        return parsed.find().map(PersonName::value).orElse(null);
    }

    private @Nullable IdPaper paper(SheetRow row, Mistakes mistakes) {
        String typed = row.text(MemberImport.ID_NUMBER);
        if (typed.isEmpty()) {
            return null;
        }
        Parsed<IdPaper> parsed = papers.apply(typed);
        parsed.reasons().forEach(reason -> mistakes.add(row.number(), MemberImport.ID_NUMBER, reason));
        IdPaper paper = parsed.find().orElse(null);
        if (paper == null) {
            return null;
        }
        if (paper.old()) {
            mistakes.warn(
                    row.number(),
                    MemberImport.ID_NUMBER,
                    "membership.OLD_NUMBER",
                    paper.number().masked());
        }
        ages.refuse(paper, today).ifPresent(reason -> mistakes.add(row.number(), MemberImport.ID_NUMBER, reason));
        return paper;
    }

    private static String phone(SheetRow row, Mistakes mistakes) {
        String typed = row.text(MemberImport.PHONE);
        if (typed.isEmpty()) {
            return "";
        }
        Parsed<PhoneNumber> parsed = PhoneNumber.parse(typed);
        parsed.reasons().forEach(reason -> mistakes.add(row.number(), MemberImport.PHONE, reason));
        return parsed.find().map(PhoneNumber::value).orElse("");
    }

    private MemberSheetLookup.@Nullable UnionAt union(SheetRow row, Mistakes mistakes) {
        String typed = row.text(MemberImport.UNION);
        List<MemberSheetLookup.UnionAt> found = known.union(typed);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (!typed.isEmpty()) {
            MembershipRefusal reason =
                    found.isEmpty() ? MembershipRefusal.UNION_UNKNOWN : MembershipRefusal.UNION_AMBIGUOUS;
            mistakes.add(row.number(), MemberImport.UNION, reason.refusal(typed));
        }
        return null;
    }

    private MemberFacts.@Nullable Work work(
            SheetRow row, MemberSheetLookup.@Nullable UnionAt union, Mistakes mistakes) {
        UUID employer = employer(row, MemberImport.EMPLOYER, mistakes);
        UUID site = employer(row, MemberImport.SITE, mistakes);
        String trade = row.text(MemberImport.TRADE);
        String typedTown = row.text(MemberImport.TOWN);
        Long town = typedTown.isEmpty() ? null : known.town(typedTown);
        boolean named = !row.text(MemberImport.EMPLOYER).isEmpty();
        if (employer == null && !named && trade.isEmpty() && union != null) {
            employer = known.onlyEmployer().get(union.id());
        }
        if (employer == null && !named && trade.isEmpty() && union != null) {
            mistakes.add(row.number(), MemberImport.EMPLOYER, MembershipRefusal.WORK_MISSING.refusal());
        } else if (employer == null && !trade.isEmpty() && town == null) {
            mistakes.add(row.number(), MemberImport.TOWN, MembershipRefusal.TOWN_MISSING.refusal());
        }
        return employer == null && (trade.isEmpty() || town == null)
                ? null
                : new MemberFacts.Work(employer, site, trade, town, today);
    }

    private @Nullable UUID employer(SheetRow row, String column, Mistakes mistakes) {
        String typed = row.text(column);
        UUID employer = typed.isEmpty() ? null : known.employer(typed);
        if (employer == null && !typed.isEmpty()) {
            mistakes.add(row.number(), column, MembershipRefusal.EMPLOYER_UNKNOWN.refusal(typed));
        }
        return employer;
    }

    private static Set<GroupTag> groups(SheetRow row, Mistakes mistakes) {
        EnumSet<GroupTag> groups = EnumSet.noneOf(GroupTag.class);
        for (String word : row.text(MemberImport.GROUPS).split("[、,，;；\\s]+")) {
            GroupTag tag = GROUPS.get(word);
            if (tag != null) {
                groups.add(tag);
            } else if (!word.isEmpty()) {
                mistakes.add(row.number(), MemberImport.GROUPS, MembershipRefusal.GROUP_UNKNOWN.refusal(word));
            }
        }
        return groups;
    }
}
