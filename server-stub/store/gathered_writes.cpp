#include "server-stub/store/gathered_writes.h"

#include "server-stub/store/sqlite_start.h"

#include <sqlite3.h>

#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace lianxin::store {

namespace {

constexpr const char* kName = "gathered";

struct Free {
    void operator()(void* memory) const { sqlite3_free(memory); }
};

/// SQLite's view of a file. `head` must be the first member.
struct File {
    sqlite3_file head{};
    std::unique_ptr<sqlite3_file, Free> real{}; ///< of the VFS behind
    std::unique_ptr<char[]> held{};             ///< of a log: what is not written yet; else null
    int count = 0;                              ///< bytes of it
    sqlite3_int64 from = 0;                     ///< where they belong
};

File& fileOf(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file);
}

/// The default one; when another that was is gone again, that may be this one, and the next is
/// meant.
sqlite3_vfs* behind()
{
    auto* vfs = sqlite3_vfs_find(nullptr);
    return vfs->zName == kName ? vfs->pNext : vfs;
}

int writeHeld(File& file)
{
    const int count = std::exchange(file.count, 0);
    return count == 0
               ? SQLITE_OK
               : file.real->pMethods->xWrite(file.real.get(), file.held.get(), count, file.from);
}

/// To the file behind, which has everything by then.
template <auto Member, class... Arguments> int passOn(sqlite3_file* file, Arguments... arguments)
{
    auto& mine = fileOf(file);
    if (const int code = writeHeld(mine); code != SQLITE_OK)
        return code;
    return (mine.real->pMethods->*Member)(mine.real.get(), arguments...);
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset)
{
    auto& mine = fileOf(file);
    const bool goesOn = mine.count == 0 || mine.from + mine.count == offset;
    if (!mine.held || !goesOn || count > kGatheredBytes - mine.count)
        if (const int code = writeHeld(mine); code != SQLITE_OK)
            return code;
    if (!mine.held || count > kGatheredBytes)
        return mine.real->pMethods->xWrite(mine.real.get(), bytes, count, offset);
    if (mine.count == 0)
        mine.from = offset;
    std::memcpy(mine.held.get() + mine.count, bytes, static_cast<std::size_t>(count));
    mine.count += count;
    return SQLITE_OK;
}

/// What was never synced was never committed, and goes.
int closeFile(sqlite3_file* file)
{
    auto& mine = fileOf(file);
    const int code = mine.real->pMethods->xClose(mine.real.get());
    mine.~File();
    return code;
}

void shmBarrier(sqlite3_file* file)
{
    auto* real = fileOf(file).real.get();
    real->pMethods->xShmBarrier(real);
}

constexpr int kMethodsVersion = 2; // no memory-mapped pages
const sqlite3_io_methods kMethods{
    kMethodsVersion,
    closeFile,
    passOn<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    writeFile,
    passOn<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    passOn<&sqlite3_io_methods::xSync, int>,
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
    auto* vfs = behind();
    auto& mine = *new (file) File;
    auto* real = static_cast<sqlite3_file*>(sqlite3_malloc(vfs->szOsFile));
    mine.real.reset(real);
    if ((flags & SQLITE_OPEN_WAL) != 0)
        mine.held.reset(new (std::nothrow) char[kGatheredBytes]);
    int code = SQLITE_NOMEM;
    if (real != nullptr) {
        real->pMethods = nullptr;
        code = vfs->xOpen(vfs, name, real, flags, outFlags);
    }
    if (code == SQLITE_OK)
        mine.head.pMethods = &kMethods;
    else
        mine.~File();
    return code;
}

/// To the VFS behind.
template <auto Member, class... Arguments> auto handOn(sqlite3_vfs*, Arguments... arguments)
{
    auto* vfs = behind();
    return (vfs->*Member)(vfs, arguments...);
}

sqlite3_vfs& gatheringVfs()
{
    static sqlite3_vfs s_vfs = [] {
        sqlite3_vfs vfs{};
        vfs.iVersion = 2;
        vfs.szOsFile = sizeof(File);
        vfs.mxPathname = behind()->mxPathname;
        vfs.zName = kName;
        vfs.xOpen = openFile;
        vfs.xDelete = handOn<&sqlite3_vfs::xDelete, const char*, int>;
        vfs.xAccess = handOn<&sqlite3_vfs::xAccess, const char*, int, int*>;
        vfs.xFullPathname = handOn<&sqlite3_vfs::xFullPathname, const char*, int, char*>;
        vfs.xRandomness = handOn<&sqlite3_vfs::xRandomness, int, char*>;
        vfs.xSleep = handOn<&sqlite3_vfs::xSleep, int>;
        vfs.xCurrentTime = handOn<&sqlite3_vfs::xCurrentTime, double*>;
        vfs.xGetLastError = handOn<&sqlite3_vfs::xGetLastError, int, char*>;
        vfs.xCurrentTimeInt64 = handOn<&sqlite3_vfs::xCurrentTimeInt64, sqlite3_int64*>;
        return vfs;
    }();
    return s_vfs;
}

} // namespace

std::string gathered(const std::string& file)
{
    static const int kRegistered = sqlite3_vfs_register(&gatheringVfs(), 0);
    if (kRegistered != SQLITE_OK)
        return file;
    return uriOf(file, std::string("vfs=") + kName);
}

} // namespace lianxin::store
