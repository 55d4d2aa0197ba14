// Zip files byte by byte, so that they may lie: sizes, checksums, names and flags are written as they are told.
//
//   zip([{ name: 'a.txt', data: 'text' }, …], options)   -> Buffer
//
// An entry: name, data (string or Buffer), method 'store' (default) or 'deflate', and what is to be written instead of the truth:
// size, packedSize, crc, localName, rawName (Buffer), flags, methodNumber, mode (of Unix), offset (of another entry's header).
import { crc32, deflateRawSync } from 'node:zlib';

const bytes = (value) => (Buffer.isBuffer(value) ? value : Buffer.from(value ?? ''));

// Node's own crc32() is younger than some nodes.
const table = Array.from({ length: 256 }, (_, n) => {
	for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
	return n >>> 0;
});
export function checksum(data) {
	if (crc32) return crc32(data);
	let value = 0xffffffff;
	for (const byte of data) value = table[(value ^ byte) & 0xff] ^ (value >>> 8);
	return (value ^ 0xffffffff) >>> 0;
}

function header(signature, entry, name, central) {
	const fixed = Buffer.alloc(central ? 46 : 30);
	let at = fixed.writeUInt32LE(signature, 0);
	if (central) at = fixed.writeUInt16LE(0x0314, at); // made on Unix, version 2.0
	at = fixed.writeUInt16LE(20, at);
	at = fixed.writeUInt16LE(entry.flags, at);
	at = fixed.writeUInt16LE(entry.methodNumber, at);
	at = fixed.writeUInt32LE(0x00210000, at); // 1980-01-01
	at = fixed.writeUInt32LE(entry.crc, at);
	at = fixed.writeUInt32LE(entry.packedSize, at);
	at = fixed.writeUInt32LE(entry.size, at);
	at = fixed.writeUInt16LE(name.length, at);
	if (central) {
		fixed.writeUInt32LE((entry.mode << 16) >>> 0, 38);
		fixed.writeUInt32LE(entry.offset, 42);
	}
	return Buffer.concat([fixed, name]);
}

function complete(entry) {
	const data = bytes(entry.data);
	const packed = entry.method === 'deflate' ? deflateRawSync(data, { level: 9 }) : data;
	const name = entry.rawName ?? Buffer.from(entry.name);
	return {
		flags: /[^\x00-\x7f]/.test(entry.name ?? '') ? 0x800 : 0,
		methodNumber: entry.method === 'deflate' ? 8 : 0,
		crc: entry.crc ?? checksum(data),
		size: data.length,
		packedSize: packed.length,
		mode: entry.name?.endsWith('/') ? 0o40755 : 0o100644,
		...entry,
		name,
		packed,
	};
}

// Options: comment; count of entries to write instead of the true one; cut: bytes to leave out at the end; gap: so many bytes between the
// entries and the list, which makes it a list of [offset, Buffer] to be written into a file with a hole.
export function zip(entries, { comment = '', count, cut = 0, gap = 0 } = {}) {
	const parts = [], list = [];
	let offset = 0;
	for (const each of entries) {
		const entry = complete(each);
		entry.offset ??= offset;
		if (entry.offset === offset) {
			const local = header(0x04034b50, entry, entry.localName ? Buffer.from(entry.localName) : entry.name, false);
			parts.push(local, entry.packed);
			offset += local.length + entry.packed.length;
		}
		list.push(header(0x02014b50, entry, entry.name, true));
	}
	const central = Buffer.concat(list), end = Buffer.alloc(22), total = count ?? entries.length;
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(Math.min(total, 0xffff), 8);
	end.writeUInt16LE(Math.min(total, 0xffff), 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(offset + gap, 16);
	end.writeUInt16LE(Buffer.byteLength(comment), 20);
	const larger = total > 0xffff ? zip64End(total, central.length, offset) : [];
	if (gap > 0) return [[0, Buffer.concat(parts)], [offset + gap, Buffer.concat([central, end])]];
	const whole = Buffer.concat([...parts, central, ...larger, end, Buffer.from(comment)]);
	return whole.subarray(0, whole.length - cut);
}

function zip64End(count, length, offset) {
	const record = Buffer.alloc(56), locator = Buffer.alloc(20);
	record.writeUInt32LE(0x06064b50, 0);
	record.writeBigUInt64LE(44n, 4);
	record.writeUInt16LE(45, 12);
	record.writeUInt16LE(45, 14);
	record.writeBigUInt64LE(BigInt(count), 24);
	record.writeBigUInt64LE(BigInt(count), 32);
	record.writeBigUInt64LE(BigInt(length), 40);
	record.writeBigUInt64LE(BigInt(offset), 48);
	locator.writeUInt32LE(0x07064b50, 0);
	locator.writeBigUInt64LE(BigInt(offset + length), 8);
	locator.writeUInt32LE(1, 16);
	return [record, locator];
}

// An object of paths and texts as entries, in its order.
export const entries = (files) => Object.entries(files).map(([name, data]) => ({ name, data, method: 'deflate' }));
