package org.niangjia.platform.stamped;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentClass;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.SafeDownload;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Handler;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 盖章件. The signed and stamped paper of a matter comes back as a photo or a scan and stays with it (practice ruling 16): whoever sees the
 * matter adds and reads it; both are in the record, and nobody takes one away.
 */
@Component
public class StampedPapers {
    private static final String ADDED = "paper.stamped";
    private static final String FIELD = "files";

    private final Attachments attachments;
    private final Trail trail;
    private final TransactionTemplate transaction;

    StampedPapers(Attachments attachments, Trail trail, PlatformTransactionManager transactions) {
        this.attachments = attachments;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * 盖章件所属.
     *
     * @param kind of the matter, as the record names it
     * @param name what the record calls it
     * @param page where it is shown
     */
    public record Matter(int district, String kind, UUID id, String name, String page) {
        AttachmentOwner owner() {
            return new AttachmentOwner(district, kind + ".stamped", id);
        }
    }

    /** 盖章件一览. What the page shows of them. */
    public record Shown(String at, List<AttachmentFile> files, boolean mayAdd) {}

    /** 盖章件（供程序）. Names of the files, in the order in which they came. */
    public record Kept(List<String> files) {}

    /**
     * Two routes below a matter's page: to add, and to open one.
     *
     * @param one path of the page
     * @param reads whoever opens one
     * @param adds whoever adds one
     * @param of looks the matter up as its page does; throws NotVisibleException
     * @param show the page, shown again after a refusal
     */
    public void declare(
            Routes at, String one, Duty reads, Duty adds, String kind, Function<Call, Matter> of, Handler show) {
        Consumer<Call> look = call -> Objects.requireNonNull(of.apply(call));
        at.post(one + "/stamped", adds, call -> add(call, of.apply(call)))
                .of(kind, look)
                .gives(Kept.class)
                .again(show);
        at.get(one + "/stamped/{file}", reads, call -> open(call, of.apply(call)))
                .of(kind, look);
    }

    public Shown shown(Call call, Matter matter, Duty adds) {
        return new Shown(matter.page(), of(matter), call.caller().may(adds));
    }

    private List<AttachmentFile> of(Matter matter) {
        return attachments.list(
                Scope.house(matter.district()),
                matter.district(),
                matter.owner().kind(),
                matter.id());
    }

    private Answer add(Call call, Matter matter) {
        List<Upload> scans = call.files(FIELD).stream()
                .map(file -> new Upload(file.name(), file.bytes()))
                .toList();
        if (scans.isEmpty()) {
            throw new RefusedException(Refusal.of("stamped.MISSING").at(FIELD));
        }
        transaction.executeWithoutResult(status -> {
            attachments.addAll(call.scope(), matter.owner(), AttachmentClass.SENSITIVE, scans);
            record(call, matter, ADDED);
        });
        List<String> names = of(matter).stream().map(AttachmentFile::name).toList();
        return Answer.done(matter.page(), new Kept(names)).say("stamped.said");
    }

    private Answer open(Call call, Matter matter) {
        Scope house = Scope.house(matter.district());
        AttachmentFile file = attachments.get(house, matter.district(), call.id("file"));
        if (!file.owner().equals(matter.id())
                || !file.ownerKind().equals(matter.owner().kind())) {
            throw new NotVisibleException("file");
        }
        record(call, matter, Trail.REVEALED);
        SafeDownload bytes = attachments.open(house, matter.district(), file.id());
        return Answer.file(bytes.mediaType(), bytes.fileName(), bytes.bytes(), bytes.inline());
    }

    private void record(Call call, Matter matter, String act) {
        trail.record(call.scope().actor(), matter.district(), act, matter.kind(), matter.id(), matter.name());
    }
}
