package org.niangjia.platform.membership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportRow;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.Mistakes;
import org.niangjia.platform.sheet.SheetRow;
import org.niangjia.platform.trail.Trail;

/** 一次会员导入. */
record MemberSheetRun(
        ImportContext context,
        MemberSheetReader reader,
        Identities identities,
        Members members,
        MemberBulk bulk,
        Trail trail)
        implements ImportRun<MemberSheetRow> {
    /** A telephone may be a couple's; on more rows than that somebody should look. */
    private static final int USUAL_SHARES = 3;

    @Override
    public @Nullable MemberSheetRow read(SheetRow row, Mistakes mistakes) {
        return reader.read(row, mistakes);
    }

    /** The same person on two rows; one telephone on many. */
    @Override
    public void within(List<ImportRow<MemberSheetRow>> rows, Mistakes mistakes) {
        Map<Hash, Integer> people = new HashMap<>();
        Map<String, Integer> shares = new HashMap<>();
        for (ImportRow<MemberSheetRow> row : rows) {
            Integer first = people.putIfAbsent(row.value().hash(), row.number());
            if (first != null) {
                mistakes.add(
                        row.number(),
                        MemberImport.ID_NUMBER,
                        MembershipRefusal.TWICE_IN_SHEET.refusal(Integer.toString(first)));
            }
            shares.merge(row.value().member().phone(), 1, Integer::sum);
        }
        for (ImportRow<MemberSheetRow> row : rows) {
            String phone = row.value().member().phone();
            Integer count = phone.isEmpty() ? null : shares.remove(phone);
            if (count != null && count > USUAL_SHARES) {
                mistakes.warn(row.number(), MemberImport.PHONE, "membership.SHARED_PHONE", Integer.toString(count));
            }
        }
    }

    /** Who is a member already, here or elsewhere. */
    @Override
    public void against(List<ImportRow<MemberSheetRow>> rows, Mistakes mistakes) {
        List<byte[]> hashes =
                rows.stream().map(row -> row.value().hash().value()).toList();
        Map<Hash, Identities.Known> known = identities.known(hashes);
        Map<Hash, MemberState> states = members.states(context.district(), hashes);
        for (ImportRow<MemberSheetRow> row : rows) {
            Hash hash = row.value().hash();
            Identities.Known person = known.get(hash);
            MembershipRefusal reason = null;
            if (person != null && person.home() == context.district()) {
                reason = MembershipRefusal.ALREADY_HERE;
            } else if (person != null && person.home() != 0) {
                reason = MembershipRefusal.ALREADY_ELSEWHERE;
            } else if (states.containsKey(hash)) {
                reason = MembershipRefusal.ENDED_BEFORE;
            }
            if (reason != null) {
                mistakes.add(row.number(), MemberImport.ID_NUMBER, reason.refusal());
            }
        }
    }

    @Override
    public void apply(List<ImportRow<MemberSheetRow>> good, Progress done) {
        List<MemberSheetRow> rows = good.stream().map(ImportRow::value).toList();
        bulk.store(context.scope(), context.district(), rows);
        done.rows(rows.size());
        trail.record(
                context.scope().actor(), context.district(), "member.imported", "district", null, rows.size() + " 人");
    }
}
