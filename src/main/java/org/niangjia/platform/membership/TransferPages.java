package org.niangjia.platform.membership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 会籍接转页面. What comes in and what goes out; claim, release, confirm on paper, take back. */
@Component
class TransferPages implements Pages {
    private static final String KIND = "transfer";
    private static final int MOST = 100;

    private final Transfers transfers;
    private final TransferDesk desk;
    private final MemberSheetLookup lookup;

    TransferPages(Transfers transfers, TransferDesk desk, MemberSheetLookup lookup) {
        this.transfers = transfers;
        this.desk = desk;
        this.lookup = lookup;
    }

    @Override
    public void declare(Routes at) {
        String all = "/members/transfers";
        at.get(all, Duty.HANDLE, this::list).gives(Listed.class);
        at.post(all, Duty.HANDLE, this::claim)
                .takes(ClaimInput.class)
                .gives(TransferView.class)
                .again(this::list);
        for (String act : List.of("release", "confirmation", "withdrawal")) {
            at.post(all + "/{transfer}/" + act, Duty.HANDLE, call -> act(call, act))
                    .of(KIND, this::chosen)
                    .takes(ActInput.class)
                    .gives(TransferView.class)
                    .again(this::list);
        }
    }

    /** 接转列表. */
    record Listed(List<TransferView> incoming, List<TransferView> outgoing) {}

    /** 接转. */
    record TransferView(
            UUID id,
            UUID person,
            String name,
            String from,
            String to,
            Instant dueAt,
            boolean released,
            boolean bySilence,
            boolean confirmed) {
        static TransferView of(Transfer transfer) {
            Transfer.Released released = transfer.released();
            return new TransferView(
                    transfer.id(),
                    transfer.person(),
                    transfer.name(),
                    transfer.from().name(),
                    transfer.to().name(),
                    transfer.dueAt(),
                    released != null,
                    released != null && released.bySilence(),
                    transfer.confirmedAt() != null);
        }
    }

    /** 接入表单. */
    record ClaimInput(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String union) {}

    /** 办理表单. */
    record ActInput(@Nullable Boolean signed, @Nullable String reason) {}

    private Answer list(Call call) {
        List<TransferView> incoming = open(call, true);
        List<TransferView> outgoing = open(call, false);
        return Answer.page(
                "platform/membership/transfers.jte",
                new Listed(incoming, outgoing),
                Map.of("incoming", incoming, "outgoing", outgoing));
    }

    private List<TransferView> open(Call call, boolean incoming) {
        return transfers.open(call.scope(), incoming, null, MOST).stream()
                .map(TransferView::of)
                .toList();
    }

    private Answer claim(Call call) {
        ClaimInput in = call.input(ClaimInput.class);
        int district = call.caller().worn().district();
        UUID union = lookup.union(call.scope(), district, MemberViews.text(in.union()))
                .orElse(new UUID(0, 0));
        Transfer made =
                desk.claim(call.scope(), district, MemberViews.text(in.name()), MemberViews.text(in.idNumber()), union);
        return Answer.created("/members/transfers", TransferView.of(made)).say("membership.said.claimed");
    }

    private Transfer chosen(Call call) {
        return transfers.find(call.id(KIND), call.scope()).orElseThrow(() -> new NotVisibleException("transfer"));
    }

    private Answer act(Call call, String act) {
        Transfer transfer = chosen(call);
        ActInput in = call.input(ActInput.class);
        switch (act) {
            case "release" -> desk.release(call.scope(), transfer);
            case "confirmation" -> desk.confirmOnPaper(call.scope(), transfer, Boolean.TRUE.equals(in.signed()));
            default -> desk.withdraw(call.scope(), transfer, MemberViews.text(in.reason()));
        }
        return Answer.done("/members/transfers", TransferView.of(chosen(call))).say("membership.said." + act);
    }
}
