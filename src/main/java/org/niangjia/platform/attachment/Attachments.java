package org.niangjia.platform.attachment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.stereotype.Component;

/**
 * 附件. Files that people hand in with what they say. A file is taken for what its bytes are, cleaned of what a photo
 * tells of its place, and kept sealed in the database, in the caller's transaction.
 */
@Component
public class Attachments {
    /** Files that one owner may have. */
    public static final int MOST_FILES = 9;

    private static final String FIELD = "files";

    private final AttachmentFiles files;
    private final AttachmentContents contents;
    private final Clock clock;

    Attachments(AttachmentFiles files, AttachmentContents contents, Clock clock) {
        this.files = files;
        this.contents = contents;
        this.clock = clock;
    }

    /** Throws {@link RefusedException} when the file is not taken. */
    public AttachmentFile add(Scope scope, int district, String ownerKind, UUID owner, Upload upload) {
        return addAll(scope, district, ownerKind, owner, List.of(upload)).getFirst();
    }

    /** All of them or none. Throws {@link RefusedException} with a reason for every file that is not taken. */
    public List<AttachmentFile> addAll(Scope scope, int district, String ownerKind, UUID owner, List<Upload> uploads) {
        return addAll(scope, new AttachmentOwner(district, ownerKind, owner), AttachmentClass.ORDINARY, uploads);
    }

    /** All of them or none, kept in this class. */
    public List<AttachmentFile> addAll(
            Scope scope, AttachmentOwner owner, AttachmentClass sealing, List<Upload> uploads) {
        scope.require(owner.district());
        List<Refusal> refusals = new ArrayList<>();
        List<Accepted> accepted = new ArrayList<>();
        for (Upload upload : uploads) {
            try {
                accepted.add(new Accepted(upload.name(), Inspection.inspect(upload.bytes())));
            } catch (NotTakenException e) {
                refusals.add(e.reason().of(FileName.shown(upload.name())).at(FIELD));
            }
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        return accepted.stream().map(one -> keep(scope, owner, sealing, one)).toList();
    }

    private record Accepted(String givenName, Content content) {}

    private AttachmentFile keep(Scope scope, AttachmentOwner owner, AttachmentClass sealing, Accepted accepted) {
        Content content = accepted.content();
        @Nullable Picture picture = content.picture();
        AttachmentFile file = new AttachmentFile(
                owner.district(),
                Uuid7.next(clock),
                owner.kind(),
                owner.id(),
                FileName.of(accepted.givenName(), content.media()),
                content.media(),
                content.bytes().length,
                picture == null ? null : picture.width(),
                picture == null ? null : picture.height(),
                sealing,
                scope.actor().account(),
                clock.instant());
        byte[] hash = contents.keep(scope, owner.district(), sealing, content, file.at());
        if (!files.insert(scope, file, hash)) {
            throw new RefusedException(NotTaken.TOO_MANY_FILES.of(file.name()).at(FIELD));
        }
        return file;
    }

    /** In the order in which they were handed in. Whether the asker may see the owner is for the owner to decide. */
    public List<AttachmentFile> list(Scope scope, int district, String ownerKind, UUID owner) {
        return files.list(scope, district, ownerKind, owner);
    }

    /** What is known of a file. Its owner's module decides by it whether the asker may {@link #open} it. */
    public AttachmentFile get(Scope scope, int district, UUID id) {
        return kept(scope, district, id).file();
    }

    /** The file itself. Ask its owner's module first: this looks at the district alone. */
    public SafeDownload open(Scope scope, int district, UUID id) {
        AttachmentFiles.Kept kept = kept(scope, district, id);
        AttachmentFile file = kept.file();
        byte[] bytes = contents.open(scope, district, kept.hash());
        return new SafeDownload(
                file.media().type(), file.name(), bytes, file.media().photo());
    }

    /** 缩略图. A small upright picture of a photo; empty for anything else. Ask the owner's module first. */
    public Optional<SafeDownload> thumbnail(Scope scope, int district, UUID id) {
        AttachmentFiles.Kept kept = kept(scope, district, id);
        return contents.thumbnail(scope, district, kept.hash())
                .map(small -> new SafeDownload(Media.JPEG.type(), "small-" + id + ".jpg", small, true));
    }

    /** Takes a file away from its owner. Its content is forgotten within two hours when no other file has it. */
    public void remove(Scope scope, int district, String ownerKind, UUID owner, UUID id) {
        AttachmentFile file = get(scope, district, id);
        if (!file.ownerKind().equals(ownerKind) || !file.owner().equals(owner)) {
            throw new NotVisibleException("attachment " + id);
        }
        files.delete(scope, district, id);
    }

    /** Gives all files of one owner to another one, also in another partition: a draft that becomes a case. */
    public void handOver(Scope from, AttachmentOwner old, Scope to, AttachmentOwner owner) {
        for (AttachmentFile file : files.list(from, old.district(), old.kind(), old.id())) {
            byte[] hash = kept(from, file.district(), file.id()).hash();
            contents.copy(from, file.district(), hash, to, owner.district());
            if (!files.insert(to, file.of(owner, Uuid7.next(clock)), hash)) {
                throw new RefusedException(
                        NotTaken.TOO_MANY_FILES.of(file.name()).at(FIELD));
            }
            files.delete(from, file.district(), file.id());
        }
    }

    private AttachmentFiles.Kept kept(Scope scope, int district, UUID id) {
        return files.find(scope, district, id).orElseThrow(() -> new NotVisibleException("attachment " + id));
    }
}
