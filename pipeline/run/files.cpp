#include "pipeline/run/files.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace plainsend {

namespace fs = std::filesystem;

namespace {

constexpr const char* temporary_folder = ".plainsend-unfinished";
constexpr const char* lock_name = ".plainsend.lock";
constexpr mode_t private_folder = 0700;
constexpr mode_t private_file = 0600;

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0)
            close(fd_);
    }
    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }

private:
    int fd_;
};

Error trouble_writing(int cause, const std::string& where) {
    switch (cause) {
    case EACCES:
    case EPERM:
    case EROFS:
        return {Trouble::permission, "you are not allowed to write here", where,
                "choose another folder with -o"};
    case ENOSPC:
    case EDQUOT:
        return {Trouble::output, "there is no room left on the disk", where, "make room and run again"};
    case ENAMETOOLONG:
        return {Trouble::cannot_create, "the name of the output is too long", where,
                "give the document a shorter name"};
    case ENOTDIR:
    case EEXIST:
        return {Trouble::cannot_create, "a file stands where a folder is needed", where,
                "remove it, or choose another folder with -o"};
    case EISDIR:
        return {Trouble::cannot_create, "a folder stands where an output belongs", where,
                "remove it, or choose another folder with -o"};
    case EFBIG:
        return {Trouble::output, "it would be larger than a file may be here", where,
                "raise the limit (ulimit -f), or choose another folder with -o"};
    case EIO:
        return {Trouble::output, std::string("it could not be written: ") + std::strerror(cause), where,
                "check the disk and run again"};
    default:
        return {Trouble::cannot_create, std::string("it could not be made: ") + std::strerror(cause), where,
                "choose another folder with -o"};
    }
}

// Every byte, or errno.
int write_bytes(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

int copy_bytes(int from, int to) {
    std::string chunk(65536, '\0');
    off_t at = 0;
    for (;;) {
        const ssize_t got = pread(from, chunk.data(), chunk.size(), at);
        if (got < 0)
            return errno;
        if (got == 0)
            return 0;
        if (const int cause = write_bytes(to, {chunk.data(), static_cast<std::size_t>(got)}); cause != 0)
            return cause;
        at += got;
    }
}

// The pieces, and the disk's own word that they are there.
int write_pieces(int fd, const std::vector<FilePiece>& pieces) {
    for (const FilePiece& piece : pieces) {
        const int cause = piece.scratch >= 0 ? copy_bytes(piece.scratch, fd) : write_bytes(fd, piece.bytes);
        if (cause != 0)
            return cause;
    }
    return fsync(fd) == 0 ? 0 : errno;
}

void make_folders(const fs::path& folder) {
    fs::path made;
    for (const fs::path& part : folder) {
        made /= part;
        struct stat status {};
        if (mkdir(made.c_str(), private_folder) == 0)
            continue;
        const int cause = errno; // EEXIST is well, when it is a folder that exists
        if (stat(made.c_str(), &status) != 0)
            throw trouble_writing(cause, made.string());
        if (!S_ISDIR(status.st_mode))
            throw trouble_writing(ENOTDIR, made.string());
    }
}

std::string owner_of(int lock) {
    std::string text(32, '\0');
    const ssize_t got = pread(lock, text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text.substr(0, text.find('\n'));
}

} // namespace

OutputFolder::OutputFolder(fs::path path) : path_(std::move(path)) {
    make_folders(path_);
    Descriptor folder(open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0)
        throw trouble_writing(errno, path_.string());
    folder_ = folder.get();
    lock();
    Descriptor held(lock_);
    const bool made = mkdirat(folder_, temporary_folder, private_folder) == 0 || errno == EEXIST;
    if (made)
        temporary_ = openat(folder_, temporary_folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (temporary_ < 0) {
        const int cause = errno;
        unlinkat(folder_, lock_name, 0);
        throw trouble_writing(cause, (path_ / temporary_folder).string());
    }
    sweep();
    folder.release();
    held.release();
}

OutputFolder::~OutputFolder() {
    unlinkat(folder_, temporary_folder, AT_REMOVEDIR);
    unlinkat(folder_, lock_name, 0); // while it is held: see lock()
    close(temporary_);
    close(lock_);
    close(folder_);
}

// The owner removes the file before letting go, so a lock on a file that has lost its name is worth nothing.
void OutputFolder::lock() {
    for (;;) {
        Descriptor file(openat(folder_, lock_name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, private_file));
        if (file.get() < 0)
            throw trouble_writing(errno, path_.string());
        if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
            const std::string owner = owner_of(file.get());
            throw Error(Trouble::locked,
                        "another run is writing into this folder" +
                            (owner.empty() ? std::string() : " (process " + owner + ")"),
                        path_.string(), "wait until it has ended, or choose another folder with -o");
        }
        struct stat held {};
        struct stat named {};
        if (fstat(file.get(), &held) == 0 && fstatat(folder_, lock_name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
            held.st_ino == named.st_ino) {
            const std::string owner = std::to_string(getpid()) + "\n";
            const int cause = ftruncate(file.get(), 0) != 0 ? errno : write_bytes(file.get(), owner);
            if (cause != 0) {
                unlinkat(folder_, lock_name, 0);
                throw trouble_writing(cause, path_.string());
            }
            lock_ = file.release();
            return;
        }
    }
}

// Files that a killed run left unfinished. The lock is held, so nobody is writing them.
void OutputFolder::sweep() {
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(fdopendir(dup(temporary_)), closedir);
    if (!entries)
        return;
    rewinddir(entries.get());
    while (const dirent* entry = readdir(entries.get()))
        if (std::string_view(entry->d_name).starts_with("unfinished-"))
            unlinkat(temporary_, entry->d_name, 0);
}

std::string OutputFolder::write_temporary(const std::vector<FilePiece>& pieces, const std::string& shown) {
    const std::string name = "unfinished-" + std::to_string(++serial_);
    const Descriptor file(
        openat(temporary_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, private_file));
    if (file.get() < 0)
        throw trouble_writing(errno, shown);
    if (const int cause = write_pieces(file.get(), pieces); cause != 0) {
        unlinkat(temporary_, name.c_str(), 0);
        throw trouble_writing(cause, shown);
    }
    return name;
}

void OutputFolder::write_files(const fs::path& target, const std::vector<std::string>& names,
                               const std::vector<std::vector<FilePiece>>& contents) {
    const Descriptor into(open(target.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (into.get() < 0)
        throw trouble_writing(errno, target.string());
    std::vector<std::string> temporary;
    try {
        for (std::size_t i = 0; i < names.size(); ++i)
            temporary.push_back(write_temporary(contents[i], (target / names[i]).string()));
        for (std::size_t i = 0; i < names.size(); ++i)
            if (renameat(temporary_, temporary[i].c_str(), into.get(), names[i].c_str()) != 0)
                throw trouble_writing(errno, (target / names[i]).string());
    } catch (const Error&) {
        for (const std::string& name : temporary)
            unlinkat(temporary_, name.c_str(), 0); // those already renamed are not there any more
        throw;
    }
    if (fsync(into.get()) != 0)
        throw trouble_writing(errno, target.string());
}

void OutputFolder::write(const std::string& folder, const std::vector<Output>& outputs) {
    const fs::path target = folder.empty() ? path_ : path_ / folder;
    make_folders(target);
    std::vector<std::string> names;
    std::vector<std::vector<FilePiece>> contents;
    for (const Output& output : outputs) {
        names.push_back(output.name);
        contents.push_back({FilePiece{output.bytes}});
    }
    write_files(target, names, contents);
}

void OutputFolder::assemble(const std::string& name, const std::vector<FilePiece>& pieces) {
    write_files(path_, {name}, {pieces});
}

int OutputFolder::scratch() const {
    const int fd = openat(temporary_, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, private_file);
    if (fd >= 0)
        return fd;
    const int named =
        openat(temporary_, "unfinished-report", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, private_file);
    if (named < 0)
        throw trouble_writing(errno, path_.string());
    unlinkat(temporary_, "unfinished-report", 0);
    return named;
}

void write_whole(const fs::path& file, std::string_view bytes) {
    std::error_code none;
    if (fs::exists(file, none) &&
        !fs::is_regular_file(file, none)) { // /dev/stdout is written, never replaced
        const Descriptor device(open(file.c_str(), O_WRONLY | O_CLOEXEC));
        const int trouble = device.get() < 0 ? errno : write_bytes(device.get(), bytes);
        if (trouble != 0)
            throw trouble_writing(trouble, file.string());
        return;
    }
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    make_folders(folder);
    const Descriptor into(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (into.get() < 0)
        throw trouble_writing(errno, folder.string());
    const std::string name = ".plainsend-unfinished-" + std::to_string(getpid());
    unlinkat(into.get(), name.c_str(), 0); // of an earlier process with this number
    const Descriptor unfinished(
        openat(into.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, private_file));
    if (unfinished.get() < 0)
        throw trouble_writing(errno, file.string());
    int cause = write_pieces(unfinished.get(), {FilePiece{bytes}});
    if (cause == 0 && renameat(into.get(), name.c_str(), into.get(), file.filename().c_str()) != 0)
        cause = errno;
    if (cause != 0) {
        unlinkat(into.get(), name.c_str(), 0);
        throw trouble_writing(cause, file.string());
    }
    if (fsync(into.get()) != 0)
        throw trouble_writing(errno, folder.string());
}

} // namespace plainsend
