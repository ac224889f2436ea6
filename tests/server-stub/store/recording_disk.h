#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

/// A disk that remembers what was asked of it. While a RecordingDisk lives, SQLite opens its files
/// through a VFS that passes everything on to the system's own and notes every write, truncation
/// and sync in order; from the notes a test builds the files as a power cut would have left them. A
/// long write is noted in pieces of a page, each of which may be lost. A sync is noted and no more:
/// what it is worth a test decides.
/// One at a time, one thread. https://www.sqlite.org/vfs.html
namespace lianxin::test {

struct DiskAct {
    enum class Kind { Write, Truncate, Sync, Delete } kind = Kind::Write;
    std::string file;
    std::int64_t offset = 0; ///< of a write; the new size of a truncation
    std::string bytes;
};

/// Names and contents of files.
using Files = std::map<std::string, std::string>;

void apply(const DiskAct& act, Files& files);

class RecordingDisk {
public:
    RecordingDisk();
    ~RecordingDisk();
    RecordingDisk(const RecordingDisk&) = delete;
    RecordingDisk& operator=(const RecordingDisk&) = delete;

    /// Asked before each act: SQLITE_OK, or the error it fails with. What fails is neither done nor
    /// noted.
    using Fault = std::function<int(const DiskAct&)>;
    void failWhen(Fault fault);

    const std::vector<DiskAct>& acts() const;
    /// The same, and forgets them.
    std::vector<DiskAct> take();
    /// How often a file was written to.
    int writes() const;
};

} // namespace lianxin::test
