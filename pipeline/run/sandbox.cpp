#include "pipeline/run/sandbox.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <fstream>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace plainsend {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized =
    true; // address sanitizer reserves terabytes: no limit on address space is possible
#else
constexpr bool sanitized = false;
#endif

void limit(__rlimit_resource what, rlim_t most) {
    rlimit now{};
    getrlimit(what, &now);
    now.rlim_cur = now.rlim_max == RLIM_INFINITY ? most : std::min(most, now.rlim_max);
    now.rlim_max = now.rlim_cur;
    setrlimit(what, &now);
}

// Address space in use now, from the kernel's own account.
std::size_t address_space() {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0;
    statm >> pages;
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void allow_below(int ruleset, const std::filesystem::path& folder, __u64 access) {
    const int fd = open(folder.c_str(), O_PATH | O_CLOEXEC);
    if (fd < 0)
        return; // a folder that is not there needs no permission
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    rule.parent_fd = fd;
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(fd);
}

// Files: reading below the fonts', dictionaries' and data folders, nothing else.
void restrict_files(const std::vector<std::filesystem::path>& readable) {
    constexpr __u64 read = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1; // all of version 1
    const long made = syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (made < 0)
        return;
    const int ruleset = static_cast<int>(made);
    for (const char* folder : {"/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache",
                               "/var/cache/fontconfig", "/var/lib/fonts", "/var/lib/dictionaries-common"})
        allow_below(ruleset, folder,
                    std::filesystem::is_directory(folder) ? read : LANDLOCK_ACCESS_FS_READ_FILE);
    for (const auto& folder : readable)
        allow_below(ruleset, folder, read);
    syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
}

// System calls that turning a document into pages never needs.
void restrict_calls() {
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == nullptr)
        return;
    const auto deny = [&](const char* name) {
        const int call = seccomp_syscall_resolve_name(name);
        if (call != __NR_SCMP_ERROR)
            seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
    };
    for (const char* name : {"socket",
                             "socketpair",
                             "connect",
                             "bind",
                             "listen",
                             "accept",
                             "accept4",
                             "sendto",
                             "sendmsg",
                             "sendmmsg",
                             "execve",
                             "execveat",
                             "fork",
                             "vfork",
                             "ptrace",
                             "process_vm_readv",
                             "process_vm_writev",
                             "pidfd_getfd",
                             "kill",
                             "tkill",
                             "rename",
                             "renameat",
                             "renameat2",
                             "unlink",
                             "unlinkat",
                             "rmdir",
                             "mkdir",
                             "mkdirat",
                             "link",
                             "linkat",
                             "symlink",
                             "symlinkat",
                             "mknod",
                             "mknodat",
                             "truncate",
                             "creat",
                             "chmod",
                             "fchmod",
                             "fchmodat",
                             "chown",
                             "fchown",
                             "lchown",
                             "fchownat",
                             "mount",
                             "umount2",
                             "pivot_root",
                             "chroot",
                             "setns",
                             "unshare",
                             "bpf",
                             "perf_event_open",
                             "userfaultfd",
                             "io_uring_setup",
                             "keyctl",
                             "add_key",
                             "request_key",
                             "init_module",
                             "finit_module",
                             "delete_module",
                             "kexec_load",
                             "open_by_handle_at",
                             "openat2"})
        deny(name);
    // Opening for writing, also where Landlock is absent.
    for (const int flag : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
        const auto bit = static_cast<scmp_datum_t>(flag);
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1,
                         SCMP_A2(SCMP_CMP_MASKED_EQ, bit, bit));
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 1,
                         SCMP_A1(SCMP_CMP_MASKED_EQ, bit, bit));
    }
    seccomp_load(filter);
    seccomp_release(filter);
}

} // namespace

SandboxSupport sandbox_support() {
    const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    // Asks whether a filter could be set, by setting an impossible one: EFAULT means yes.
    const bool seccomp = prctl(PR_SET_SECCOMP, 2 /* filter */, nullptr) == -1 && errno == EFAULT;
    return {version > 0 ? static_cast<int>(version) : 0, seccomp};
}

std::string sandbox_note(const SandboxSupport& support) {
    if (support.landlock_version > 0 && support.seccomp)
        return "";
    const std::string missing = support.landlock_version > 0 ? "seccomp"
                                : support.seccomp            ? "Landlock"
                                                             : "Landlock and seccomp";
    return "This machine does not offer " + missing +
           ": documents are read with the other limits only (plainsend doctor says more).";
}

void enter_sandbox(const WorkerLimits& limits) {
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0); // a core file would hold a child's data
    limit(RLIMIT_NOFILE, 64);
    if constexpr (!sanitized) {
        limit(RLIMIT_FSIZE, 0);
        limit(RLIMIT_AS, address_space() + limits.memory);
    }
    restrict_files(limits.readable);
    restrict_calls();
}

void allow_cpu(double seconds) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const double spent = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    rlimit now{};
    getrlimit(RLIMIT_CPU, &now);
    now.rlim_cur = static_cast<rlim_t>(std::ceil(spent + seconds));
    setrlimit(RLIMIT_CPU, &now); // the soft limit only: the next document needs more
}

} // namespace plainsend
