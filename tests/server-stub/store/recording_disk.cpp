#include "tests/server-stub/store/recording_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <utility>

namespace lianxin::test {

namespace {

constexpr const char* kName = "recording";
constexpr int kPiece = 8 * 1024;

std::vector<DiskAct>& notes()
{
    static std::vector<DiskAct> s_acts;
    return s_acts;
}

RecordingDisk::Fault& fault()
{
    static RecordingDisk::Fault s_fault;
    return s_fault;
}

int& writesNoted()
{
    static int s_writes = 0;
    return s_writes;
}

sqlite3_vfs* systemVfs()
{
    static sqlite3_vfs* const kSystem = sqlite3_vfs_find("unix");
    return kSystem;
}

/// SQLite's file with the system's file right behind it.
struct File {
    sqlite3_file head;
    std::string* name; ///< null for files that need not outlive a power cut
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& fileOf(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file);
}

/// Notes it, unless it is to fail.
int note(DiskAct act)
{
    if (fault())
        if (const int code = fault()(act); code != SQLITE_OK)
            return code;
    notes().push_back(std::move(act));
    return SQLITE_OK;
}

int note(sqlite3_file* file, DiskAct::Kind kind, std::int64_t offset = 0, std::string bytes = {})
{
    const auto* name = fileOf(file).name;
    return name ? note({kind, *name, offset, std::move(bytes)}) : SQLITE_OK;
}

template <auto Member, class... Arguments> int passOn(sqlite3_file* file, Arguments... arguments)
{
    auto* real = fileOf(file).real();
    return (real->pMethods->*Member)(real, arguments...);
}

int closeFile(sqlite3_file* file)
{
    const int code = passOn<&sqlite3_io_methods::xClose>(file);
    delete fileOf(file).name;
    return code;
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset)
{
    ++writesNoted();
    const auto* from = static_cast<const char*>(bytes);
    for (int at = 0; at < count; at += kPiece) {
        const int piece = std::min(kPiece, count - at);
        if (const int code = note(file, DiskAct::Kind::Write, offset + at,
                                  std::string(from + at, static_cast<std::size_t>(piece)));
            code != SQLITE_OK)
            return code;
        if (const int code = passOn<&sqlite3_io_methods::xWrite, const void*>(file, from + at,
                                                                              piece, offset + at);
            code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const int code = note(file, DiskAct::Kind::Truncate, size);
    return code == SQLITE_OK ? passOn<&sqlite3_io_methods::xTruncate>(file, size) : code;
}

int syncFile(sqlite3_file* file, int)
{
    return note(file, DiskAct::Kind::Sync);
}

void shmBarrier(sqlite3_file* file)
{
    auto* real = fileOf(file).real();
    real->pMethods->xShmBarrier(real);
}

const sqlite3_io_methods kMethods{
    2,
    closeFile,
    passOn<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    writeFile,
    truncateFile,
    syncFile,
    passOn<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    passOn<&sqlite3_io_methods::xLock, int>,
    passOn<&sqlite3_io_methods::xUnlock, int>,
    passOn<&sqlite3_io_methods::xCheckReservedLock, int*>,
    passOn<&sqlite3_io_methods::xFileControl, int, void*>,
    passOn<&sqlite3_io_methods::xSectorSize>,
    passOn<&sqlite3_io_methods::xDeviceCharacteristics>,
    passOn<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
    passOn<&sqlite3_io_methods::xShmLock, int, int, int>,
    shmBarrier,
    passOn<&sqlite3_io_methods::xShmUnmap, int>,
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto& mine = fileOf(file);
    mine.head.pMethods = nullptr;
    constexpr int kKept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    mine.name = name != nullptr && (flags & kKept) != 0 ? new std::string(name) : nullptr;
    const int code = systemVfs()->xOpen(systemVfs(), name, mine.real(), flags, outFlags);
    if (code == SQLITE_OK)
        mine.head.pMethods = &kMethods;
    else
        delete mine.name;
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    const int code = note({DiskAct::Kind::Delete, name, 0, {}});
    return code == SQLITE_OK ? systemVfs()->xDelete(systemVfs(), name, syncFolder) : code;
}

sqlite3_vfs& recordingVfs()
{
    static sqlite3_vfs s_vfs = [] {
        sqlite3_vfs vfs = *systemVfs();
        vfs.zName = kName;
        vfs.szOsFile += static_cast<int>(sizeof(File));
        vfs.xOpen = openFile;
        vfs.xDelete = deleteFile;
        return vfs;
    }();
    return s_vfs;
}

} // namespace

void apply(const DiskAct& act, Files& files)
{
    if (act.kind == DiskAct::Kind::Delete) {
        files.erase(act.file);
        return;
    }
    auto& content = files[act.file];
    const auto offset = static_cast<std::size_t>(act.offset);
    if (act.kind == DiskAct::Kind::Truncate)
        content.resize(offset);
    if (act.kind != DiskAct::Kind::Write)
        return;
    if (content.size() < offset + act.bytes.size())
        content.resize(offset + act.bytes.size());
    content.replace(offset, act.bytes.size(), act.bytes);
}

RecordingDisk::RecordingDisk()
{
    notes().clear();
    fault() = nullptr;
    writesNoted() = 0;
    sqlite3_vfs_register(&recordingVfs(), 1);
}

RecordingDisk::~RecordingDisk()
{
    sqlite3_vfs_unregister(&recordingVfs());
}

void RecordingDisk::failWhen(Fault when)
{
    fault() = std::move(when);
}

const std::vector<DiskAct>& RecordingDisk::acts() const
{
    return notes();
}

std::vector<DiskAct> RecordingDisk::take()
{
    return std::exchange(notes(), {});
}

int RecordingDisk::writes() const
{
    return writesNoted();
}

} // namespace lianxin::test
